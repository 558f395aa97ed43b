import { privacyPageWords } from '@shared/words/privacy';
import { useCareBar } from '@/shell/care-bar';
import { go } from '@/platform/navigate';
import { useWords } from '@/services/settings';
import { Row, Rows, Screen } from '@/ui';

/** What I can know and do about my own information. */
export default function PrivacyHome() {
  const w = useWords(privacyPageWords);
  const bar = useCareBar();
  const { accesses, export: exported, retention, erasure } = w.rows;
  return (
    <Screen title={w.title} bar={bar}>
      <Rows>
        <Row icon='eye' iconTone='brand' {...accesses} onTap={() => go('/features/privacy/accesses')} />
        <Row icon='download' iconTone='teal' {...exported} onTap={() => go('/features/privacy/export')} />
        <Row icon='timer' iconTone='violet' {...retention} onTap={() => go('/features/privacy/retention')} />
        <Row icon='trash-2' iconTone='error' {...erasure} onTap={() => go('/features/privacy/erasure')} />
      </Rows>
    </Screen>
  );
}
