import { centrePhone, centreTextsRanges } from '@shared/contract/centre-ranges';
import { centreTextsWords } from '@shared/words/centre-texts';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskFrame } from '@/shell/desk-frame';
import { Loaded } from '@/ui';
import { TextsForm, TextsSeen } from './texts-form';
import './catalogue.scss';

const fields = ['name', 'address', 'transport', 'phone', 'intro', 'founding'] as const;
const englishOf = {
  name: 'nameEn',
  address: 'addressEn',
  transport: 'transportEn',
  phone: null,
  intro: 'introEn',
  founding: 'foundingEn',
} as const;

/** What a centre says of itself: its manager writes it, its staff read it. */
export default function TextsPage() {
  const w = useWords(centreTextsWords);
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
  const w = useWords(centreTextsWords);
  const params = { centreId };
  const look = () => call('centreTexts.get', { params });
  const load = useLoad(look, [centreId]);
  return (
    <Loaded load={load}>
      {(texts) =>
        texts.may.edit ? (
          <TextsForm
            key={centreId}
            first={texts}
            fields={fields}
            labels={w}
            ranges={centreTextsRanges}
            long='intro'
            lead={w.lead}
            saved={w.saved}
            hintsOf={(key, read) => {
              const english = englishOf[key];
              return [
                key === 'address' ? w.pointStays : null,
                english === null || read[english] === '' ? null : w.inEnglish(read[english]),
              ];
            }}
            faultOf={(key, text) => (key === 'phone' && !centrePhone.test(text) ? w.badPhone : undefined)}
            meanwhile='centreTexts.changed_meanwhile'
            look={look}
            send={(version, written) => call('centreTexts.change', { params, body: { version, ...written } })}
          />
        ) : (
          <TextsSeen items={fields.map((key) => ({ label: w[key], value: texts[key] }))} />
        )
      }
    </Loaded>
  );
}
