import { Button as WechatButton, Text, View } from '@tarojs/components';
import { signInWords } from '@shared/words/ui';
import { answerPrivacy, openPrivacyGuide, privacyStore } from '../platform/privacy';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { Button, Row, Rows, Sheet } from '../ui';

const agreeId = 'privacy-agree';

/** WeChat's privacy question, in our words, the one time it must be asked. */
export function PrivacySheet() {
  const w = useWords(signInWords);
  const waiting = useStore(privacyStore);
  if (!waiting) return null;
  const refuse = () => answerPrivacy(false, agreeId);
  return (
    <Sheet
      open
      title={w.privacyTitle}
      onClose={refuse}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={refuse}>
            {w.privacyRefuse}
          </Button>
          {/* Only WeChat's own button can give this consent. */}
          <WechatButton
            id={agreeId}
            className='ui-button ui-button--primary ui-button--block ui-button--native'
            openType='agreePrivacyAuthorization'
            onAgreePrivacyAuthorization={() => answerPrivacy(true, agreeId)}
          >
            {w.privacyAgree}
          </WechatButton>
        </View>
      }
    >
      <Text className='ui-text'>{w.privacyText}</Text>
      <Rows>
        <Row icon='shield-check' title={w.privacyGuide} onTap={openPrivacyGuide} />
      </Rows>
    </Sheet>
  );
}
