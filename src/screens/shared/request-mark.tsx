import { CategoryMark, phaseColours, phaseOf } from '@/layers';
import type { ServiceRequest } from '@/model';
import styles from './shared.module.css';

/** A request as its pin on the map: the category's symbol in the colour of its phase. */
export function RequestMark({ request }: { request: ServiceRequest }) {
  return (
    <span className={styles.requestMark} style={{ background: phaseColours[phaseOf(request.status)] }} aria-hidden>
      <CategoryMark category={request.category} />
    </span>
  );
}
