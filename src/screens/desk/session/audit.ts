import { aspects, linkRoles, type Aspect } from '@/model';
import type { RoomLogEntry } from '@/protocol';
import { screenNameText, type Text } from '@/ui';

/** One line of the list of who did what. */
export interface AuditLine {
  position: number;
  at: number;
  who: string;
  subject: string;
  what: string;
}

/** What an entry says in words; null where it says nothing to a reader. */
function deed({ kind, content, screen }: RoomLogEntry, text: Text): string | null {
  const { t } = text;
  const list = (some: readonly Aspect[]): string => some.map((aspect) => t(`link.aspect.${aspect}`)).join(t('common.and'));
  const named = (values: object): Aspect[] => aspects.filter((aspect) => aspect in values);
  switch (kind) {
    case 'state':
    case 'move':
      return null;
    case 'joined':
      return t('session.did.joined', { role: t(`rooms.role.${content.role}`) });
    case 'roles':
      return linkRoles.flatMap((role) => {
        const some = aspects.filter((aspect) => content.roles[aspect] === role);
        return some.length === 0 ? [] : [`${t(`link.role.${role}`)}: ${list(some)}`];
      }).join(' · ');
    case 'leads':
      return t('session.did.leads', { aspects: list(content.aspects) });
    case 'ended':
      return t('session.did.ended', { aspects: list(content.aspects) });
    case 'value':
      return t(screen ? 'session.did.value' : 'session.did.valueShown', { aspects: list(named(content.values)) });
    case 'shown':
      return content.caption?.title ? t('session.did.shown', { title: content.caption.title }) : t('session.did.shownPlain');
    case 'handed-over':
      return t('session.did.handedOver', { to: screenNameText(text, content.to.name), aspects: list(content.aspects) });
    case 'document': {
      const name = t(`session.kind.${content.kind}`);
      const thing = content.title === '' ? name : t('session.thing', { kind: name, title: content.title });
      return t(content.act === 'ended' ? 'session.did.endedDocument' : `session.did.${content.act}`, { thing });
    }
    case 'left':
      return t('session.did.left');
    case 'gathered':
      return t('session.did.gathered');
  }
}

/** Who did what, oldest first. */
export function auditLines(entries: readonly RoomLogEntry[], from: number, text: Text): AuditLine[] {
  return entries.flatMap((entry) => {
    const what = entry.at < from ? null : deed(entry, text);
    const { position, at, screen, subject } = entry;
    return what === null ? [] : [{ position, at, who: screen ? screenNameText(text, screen.name) : text.t('session.everybody'), subject: subject ?? '', what }];
  });
}

/** A cell that a table program takes for text, whatever it begins with. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** As a file for a table program: RFC 4180, times in UTC as ISO 8601. */
export function auditCsv(lines: readonly AuditLine[], head: readonly [when: string, who: string, what: string]): string {
  const rows = lines.map(({ at, who, subject, what }) => [new Date(at).toISOString(), who, subject, what]);
  return `\u{feff}${[[head[0], head[1], 'subject', head[2]], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
