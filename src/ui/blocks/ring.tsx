/**
 * Time left as a ring that empties, `left` 1…0; overdue is a filled disc with a mark, so that it tells without colour.
 * One em wide.
 */
export function Ring({ left, overdue, label }: { left: number; overdue: boolean; label: string }) {
  const radius = 7.5;
  const length = 2 * Math.PI * radius;
  const tone = overdue ? 'var(--extreme)' : left <= 0.2 ? 'var(--moderate)' : 'var(--accent)';
  return (
    <svg viewBox="0 0 20 20" width="1em" height="1em" role="img" aria-label={label}>
      {overdue ? (
        <>
          <circle cx="10" cy="10" r="9" fill={tone} />
          <path d="M10 5.2v5.6M10 13.6v1.2" stroke="var(--on-severity)" strokeWidth="2" strokeLinecap="round" />
        </>
      ) : (
        <>
          <circle cx="10" cy="10" r={radius} fill="none" stroke="var(--line-strong)" strokeWidth="3" opacity="0.5" />
          <circle
            cx="10" cy="10" r={radius} fill="none" stroke={tone} strokeWidth="3"
            strokeDasharray={`${length * Math.min(1, Math.max(0, left))} ${length}`} transform="rotate(-90 10 10)"
          />
        </>
      )}
    </svg>
  );
}
