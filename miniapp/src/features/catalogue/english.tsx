import { centreEnglishRanges } from '@shared/contract/centre-ranges';
import { centreEnglishWords } from '@shared/words/centre-english';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskFrame } from '@/shell/desk-frame';
import { Loaded } from '@/ui';
import { TextsForm, TextsSeen } from './texts-form';
import './catalogue.scss';

const fields = ['nameEn', 'addressEn', 'transportEn', 'introEn', 'foundingEn'] as const;
const chineseOf = {
  nameEn: 'name',
  addressEn: 'address',
  transportEn: 'transport',
  introEn: 'intro',
  foundingEn: 'founding',
} as const;

/** What a centre says of itself in English: its manager writes it beside the Chinese, its staff read it. */
export default function EnglishPage() {
  const w = useWords(centreEnglishWords);
  const { centreId } = useParams<{ centreId: string }>();
  return (
    <DeskFrame
      title={w.title}
      lead={w.lead}
      centreId={centreId}
      current='services'
      refusal={{ icon: 'store', ...w.gate }}
    >
      {({ deskCentreId }) => <OfCentre centreId={centreId ?? deskCentreId ?? ''} />}
    </DeskFrame>
  );
}

function OfCentre({ centreId }: { centreId: string }) {
  const w = useWords(centreEnglishWords);
  const params = { centreId };
  const look = () => call('centreEnglish.get', { params });
  const load = useLoad(look, [centreId]);
  return (
    <Loaded load={load}>
      {(english) =>
        english.may.edit ? (
          <TextsForm
            key={centreId}
            first={english}
            fields={fields}
            labels={w}
            ranges={centreEnglishRanges}
            long='introEn'
            lead={w.lead}
            saved={w.saved}
            hintsOf={(key, read) => [read[chineseOf[key]] === '' ? null : w.inChinese(read[chineseOf[key]])]}
            meanwhile='centreEnglish.changed_meanwhile'
            look={look}
            send={(version, written) => call('centreEnglish.change', { params, body: { version, ...written } })}
          />
        ) : (
          <TextsSeen items={fields.map((key) => ({ label: w[key], value: english[key] }))} />
        )
      }
    </Loaded>
  );
}
