import { decodeOverview, mostOverviewBytes, type Overview } from '@/model';

/** The overview at an address. @throws {Error} when it does not come, is no gzip, or is no overview of this version. */
export async function loadOverview(url: string): Promise<Overview> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url}: HTTP ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > mostOverviewBytes) {
      void reader.cancel();
      throw new RangeError(`${url}: more than ${mostOverviewBytes} bytes when unpacked`);
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return decodeOverview(bytes);
}
