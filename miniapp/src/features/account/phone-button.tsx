import { Button as WechatButton } from '@tarojs/components';
import { phoneWords } from '@shared/words/phone';
import { isWeapp } from '@/platform/target';
import { useWords } from '@/services/settings';
import { ask, Button } from '@/ui';

interface PhoneButtonProps {
  children: string;
  /** A code that stands for the number, or null when the person said no. */
  onCode: (code: string | null) => unknown;
}

/** Only WeChat's own button asks for the number, at this tap; in a browser its stand-in is asked instead. */
export function PhoneButton({ children, onCode }: PhoneButtonProps) {
  const w = useWords(phoneWords);
  if (isWeapp) {
    return (
      <WechatButton
        className='ui-button ui-button--primary ui-button--block ui-button--native'
        openType='getPhoneNumber'
        onGetPhoneNumber={({ detail }) => onCode(detail.code ?? null)}
      >
        {children}
      </WechatButton>
    );
  }
  return (
    <Button icon='smartphone' onTap={async () => onCode((await ask(w.standin)) ? 'dev:phone' : null)}>
      {children}
    </Button>
  );
}
