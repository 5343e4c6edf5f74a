import type { Hub } from '@/hub';
import { qrCode } from './qr-code';
import type { StartOptions } from './start-options';

interface Terminal {
  isTTY: boolean;
  columns: number;
}

const loopback = /^(127\.|localhost$|::1$)/;
const anyHost = /^(0\.0\.0\.0|::)?$/;

/** For people: which link is for which screen, on this machine and on others, and the field link as a code for a tablet's camera. */
export function announcement(hub: Pick<Hub, 'links' | 'lanLinks' | 'summary'>, { host, json, qr }: StartOptions, tokenDays: number, { isTTY, columns }: Terminal): string[] {
  const { desk, wall, field } = hub.links;
  const isLocal = loopback.test(host);
  const forTablet = hub.lanLinks[0]?.field ?? (isLocal || anyHost.test(host) ? null : field);
  return [
    '', ...hub.summary.map((line) => `  ${line}`), '',
    'Metroscope is running. Open on this machine:',
    `  desk   ${desk}`, `  wall   ${wall}`, `  field  ${field}`,
    ...hub.lanLinks.flatMap((links) => ['', 'On other machines of the network:', `  desk   ${links.desk}`, `  wall   ${links.wall}`, `  field  ${links.field}`]),
    ...(forTablet === null || json || !(isTTY || qr) ? [] : ['', ...tabletLines(forTablet, isTTY, qr && !isTTY ? Infinity : columns)]),
    '',
    ...(isLocal ? ['Only this machine can connect; --host 0.0.0.0 opens it to tablets and other machines of the network.'] : []),
    ...(isLocal && qr && !json ? ['There is no code to scan: a tablet could not connect.'] : []),
    `A link signs in whoever has it, for ${tokenDays} days. Stop with Ctrl+C.`,
  ];
}

function tabletLines(link: string, coloured: boolean, columns: number): string[] {
  const code = qrCode(link, { columns, coloured });
  return code === null ? ['The field link is shown as a code to scan when the terminal is wider.'] : ['On a tablet, scan:', '', ...code.split('\n')];
}
