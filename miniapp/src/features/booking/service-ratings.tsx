import { visitWords } from '@shared/words/visit';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { RatingCard, Section } from '@/ui';

const shownMost = 2;

/** How neighbours rate a service, below what can be booked; nothing where nobody has yet. */
export function ServiceRatings({ serviceId }: { serviceId: string }) {
  const w = useWords(visitWords);
  const { data } = useLoad(
    () => call('rating.ofService', { params: { serviceId }, query: { limit: shownMost } }),
    [serviceId],
  );
  if (data === null || data.average === null) return null;
  const all = data.items.length === 0 ? {} : { onAside: () => go('/features/visit/ratings', { serviceId }) };
  return (
    <Section title={w.ratings} aside={w.ratingsOf(data.average.toFixed(1), data.ratings)} {...all}>
      {data.items.map((one) => (
        <RatingCard key={`${one.ratedAt} ${one.comment}`} stars={one.stars} comment={one.comment} />
      ))}
    </Section>
  );
}
