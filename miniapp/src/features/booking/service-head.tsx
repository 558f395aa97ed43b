import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { forWhomWords } from '@shared/words/booking-for';
import { serviceWords } from '@shared/words/service';
import { Card, Icon, Row, Tag, Tap, Written } from '@/ui';
import { callPhone } from '@/platform/device';
import { whereWords } from '@/services/in-language';
import { useSettings, useWords } from '@/services/settings';
import { ruleLines } from '@/services/rule-lines';
import { gistWords, lengthWords } from './rule-words';
import type { Slot } from './slot-face';
import type { Person } from './use-people';
import { usesWords } from './uses-words';

/** What is booked here: name and rules in a glance, the rest on a tap. Care mode says the rules when they matter, at the end. */
export function ServiceHead({
  service,
  slots,
  person,
}: {
  service: Reply<'service.get'>;
  slots: readonly Slot[] | null;
  person: Person | null;
}) {
  const w = useWords(serviceWords);
  const { care, language } = useSettings();
  const { relative } = useWords(forWhomWords);
  const forWhom = ({ name }: Person) => name || relative;
  const [open, setOpen] = useState(false);
  const facts = [whereWords(service, language), lengthWords(slots, w, language)].filter(Boolean);
  return (
    <Card className='service-head'>
      <View className='service-head-top'>
        <Written className='service-name' text={service.name} />
        <Tag tone='brand'>{w.free}</Tag>
      </View>
      <Written className='service-facts' text={facts.join(' · ')} />
      {!care && (
        <View className='service-gist'>
          <Icon name='info' size={18} color='var(--ink-2)' />
          <Text className='service-gist-words'>
            {gistWords(service, w, language, person === null ? null : forWhom(person))}
          </Text>
        </View>
      )}
      <Tap className='service-more' expanded={open} onTap={() => setOpen(!open)}>
        <Text className='service-more-word'>{open ? w.less : w.more}</Text>
        <Icon name={open ? 'chevron-up' : 'chevron-down'} size={18} color='var(--brand)' />
      </Tap>
      {open && <About service={service} />}
    </Card>
  );
}

function About({ service }: { service: Reply<'service.get'> }) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const languages = service.languages.map((code) => w.languages[code] ?? code);
  const facts: [string, string | null][] = [
    [w.bring, service.bring],
    [w.host, service.host],
    [w.usesTitle, usesWords(service.uses, language)],
    [w.speaks, service.languages.length > 1 ? languages.join(language === 'en' ? ', ' : '、') : null],
    [w.address, `${whereWords(service, language)}${language === 'en' ? ', ' : '，'}${service.address}`],
  ];
  return (
    <View className='service-about'>
      <Text className='service-part'>{w.about}</Text>
      <Written className='service-text' text={service.detail} />
      {facts.map(([label, value]) =>
        value === null ? null : (
          <View key={label} className='service-fact'>
            <Text className='service-fact-label'>{label}</Text>
            <Written className='service-fact-value' text={value} />
          </View>
        ),
      )}
      <Text className='service-part'>{w.rulesTitle}</Text>
      {ruleLines(service, w, language).map((line) => (
        <View key={line} className='service-rule'>
          <View className='service-rule-dot' />
          <Text className='service-rule-words'>{line}</Text>
        </View>
      ))}
      <Row icon='phone' title={w.call} value={service.phone} onTap={() => callPhone(service.phone)} />
    </View>
  );
}
