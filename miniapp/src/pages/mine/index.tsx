import { Screen, Row, Rows } from '@/ui';

export default function Page() {
  return (
    <Screen title='办事' tab='mine'>
      <Rows>
        <Row title='x' />
      </Rows>
    </Screen>
  );
}
