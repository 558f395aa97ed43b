import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { visitWords } from '@shared/words/visit';
import { useWords } from '@/services/settings';
import { spoken, titled } from './a11y';
import { Card } from './card';

/** Of five stars, read out as a number. */
function Stars({ stars }: { stars: number }) {
  const w = useWords(visitWords);
  return (
    <Text className='ui-stars' {...spoken({ label: w.starCount(stars) })}>
      {'★'.repeat(stars) + '☆'.repeat(5 - stars)}
    </Text>
  );
}

interface RatingCardProps {
  stars: number;
  /** What was visited, where several are listed. */
  title?: string;
  comment: string;
  /** No words were written: said more quietly. */
  wordless?: boolean;
  when?: string;
  answer?: string | null;
  tags?: ReactNode;
  children?: ReactNode;
}

/** What somebody says of a visit, and what the centre answers. */
export function RatingCard({ stars, title, comment, wordless, when, answer, tags, children }: RatingCardProps) {
  const w = useWords(visitWords);
  return (
    <Card className='ui-rating'>
      <View className='ui-rating__head'>
        <Stars stars={stars} />
        {title !== undefined && <Text className='ui-rating__title'>{title}</Text>}
        {when !== undefined && <Text className='ui-rating__when'>{when}</Text>}
      </View>
      <Text className={wordless ? 'ui-rating__when' : 'ui-rating__words'}>{comment}</Text>
      {answer !== null && answer !== undefined && <Text className='ui-rating__answer'>{titled(w.answer, answer)}</Text>}
      {tags}
      {children}
    </Card>
  );
}
