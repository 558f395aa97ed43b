import { Text, View } from '@tarojs/components';
import { settingsWords } from '@shared/words/settings';
import { privacyPageWords } from '@shared/words/privacy';
import { familyWords } from '@shared/words/family';
import { noticesWords } from '@shared/words/notices';
import { reminderWords } from '@shared/words/reminder';
import { phoneWords } from '@shared/words/phone';
import { residenceWords } from '@shared/words/residence';
import { rolesWords } from '@shared/words/roles';
import { contentWords } from '@shared/words/content';
import { deskLoginWords } from '@shared/words/desk-login';
import type { Language } from '@shared/words/languages';
import { useCareBar } from '@/shell/care-bar';
import { go } from '@/platform/navigate';
import { useSession } from '@/services/session';
import { setSettings, useSettings, useWords, type Settings } from '@/services/settings';
import { Card, notify, Row, Rows, Screen, Section, Segmented } from '@/ui';
import './account.scss';

/** Of the sizes that the kit knows, the three that people tell apart. */
const sizes = [1, 1.15, 1.3] as const;

export default function SettingsPage() {
  const w = useWords(settingsWords);
  const own = useWords(privacyPageWords);
  const phone = useWords(phoneWords);
  const notices = useWords(noticesWords);
  const reminders = useWords(reminderWords);
  const roles = useWords(rolesWords).mine;
  const residence = useWords(residenceWords).row;
  const proxies = useWords(familyWords).proxies.row;
  const desk = useWords(deskLoginWords);
  const content = useWords(contentWords);
  const worksSomewhere = useSession().me?.grants.some(({ role }) => role !== 'resident' && role !== 'volunteer');
  const signedIn = worksSomewhere === true;
  const bar = useCareBar();
  const { care, fontScale, theme, language } = useSettings();
  const size = sizes.find((one) => one === fontScale) ?? 1;

  return (
    <Screen title={w.title} bar={bar}>
      <View className='account'>
        <Section title={w.care.title}>
          <Card>
            <Text className='account__text'>{w.care.note}</Text>
            <Segmented<'on' | 'off'>
              label={w.care.title}
              options={[
                { value: 'off', word: w.care.off },
                { value: 'on', word: w.care.on },
              ]}
              value={care ? 'on' : 'off'}
              onChange={(state) => {
                setSettings({ care: state === 'on' });
                notify(w.care.switched[state]);
              }}
            />
          </Card>
        </Section>
        <Section title={w.size.title}>
          <Card>
            <Segmented<number>
              label={w.size.title}
              options={[
                { value: sizes[0], word: w.size.usual },
                { value: sizes[1], word: w.size.large },
                { value: sizes[2], word: w.size.largest },
              ]}
              value={size}
              onChange={(value) => setSettings({ fontScale: value })}
            />
            <Text className='account__sample'>{w.size.sample}</Text>
          </Card>
        </Section>
        <Section title={w.theme.title}>
          <Card>
            <Segmented<Settings['theme']>
              label={w.theme.title}
              options={[
                { value: 'auto', word: w.theme.auto },
                { value: 'light', word: w.theme.light },
                { value: 'dark', word: w.theme.dark },
              ]}
              value={theme}
              onChange={(value) => setSettings({ theme: value })}
            />
          </Card>
        </Section>
        <Section title={w.language.title}>
          <Card>
            <Segmented<Language>
              label={w.language.title}
              options={[
                { value: 'zh', word: w.language.zh },
                { value: 'en', word: w.language.en },
              ]}
              value={language}
              onChange={(value) => setSettings({ language: value })}
            />
          </Card>
        </Section>
        <Rows>
          <Row
            icon='alarm-clock'
            title={reminders.title}
            note={reminders.row}
            onTap={() => go('/features/account/reminders')}
          />
          <Row icon='bell' title={notices.title} note={notices.rowNote} onTap={() => go('/features/account/notices')} />
          <Row
            icon='smartphone'
            title={phone.row.title}
            note={phone.row.none}
            onTap={() => go('/features/account/phone')}
          />
          <Row icon='map-pin' {...residence} onTap={() => go('/features/family/residence')} />
          <Row icon='hand-helping' {...proxies} onTap={() => go('/features/family/proxies')} />
          <Row icon='camera' title={content.title} note={content.rowNote} onTap={() => go('/features/content/mine')} />
          <Row
            icon='shield-check'
            title={w.privacy.title}
            note={w.privacy.note}
            onTap={() => go('/features/account/privacy')}
          />
          <Row
            icon='user-check'
            title={own.title}
            note={own.rows.accesses.title}
            onTap={() => go('/features/privacy/index')}
          />
          <Row
            icon='ticket-check'
            title={roles.enter}
            note={roles.enterNote}
            onTap={() => go('/features/roles/accept')}
          />
          {signedIn && (
            <Row
              icon='monitor'
              title={desk.settings.title}
              note={desk.settings.note}
              onTap={() => go('/features/desk-login/sessions')}
            />
          )}
          <Row icon='info' title={w.about.title} note={w.about.text} value={w.about.version(APP_VERSION)} />
        </Rows>
      </View>
    </Screen>
  );
}
