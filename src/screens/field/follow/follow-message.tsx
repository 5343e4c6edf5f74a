import { Message, useText } from '@/ui';
import type { Program } from '../../program';
import type { FollowMe } from './use-follow-me';

/** Whether the map follows this tablet, how sure its place is, or why there is none and what to do. */
export function FollowMessage({ follow: { mode, fix, trouble }, program: { manifest } }: { follow: FollowMe; program: Program }) {
  const { t, number, language } = useText();
  switch (trouble) {
    case 'outside':
      return <Message kind="info" title={t('field.outside', { city: manifest.name[language] })} remedy={t('field.outsideHelp')} />;
    case 'denied':
      return <Message kind="denied" title={t('field.locationDenied')} remedy={t('field.locationDeniedHelp')} />;
    case 'insecure':
      return <Message kind="denied" title={t('field.locationDenied')} remedy={t('field.locationInsecure')} />;
    case 'unavailable':
      return <Message kind="error" title={t('field.locationUnavailable')} remedy={t('field.locationUnavailableHelp')} />;
    case null:
      break;
  }
  if (mode === 'off') return null;
  if (!fix) return <Message kind="loading" title={t('field.locating')} />;
  const metres = number(Math.ceil(fix.accuracy));
  if (mode === 'shown') return <Message kind="info" title={t('field.followLeft', { metres })} remedy={t('field.followLeftHelp')} />;
  const headless = mode === 'heading' && fix.heading === null;
  return <Message kind="done" title={t('field.located', { metres })} remedy={t(headless ? 'field.followNoHeading' : 'field.followHelp')} />;
}
