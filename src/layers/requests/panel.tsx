import { finalStatuses, type ServiceRequest } from '@/model';
import type { RequestStore } from '@/state';
import { Badge, Facts, IconButton, Message, Ring, useText, type Text } from '@/ui';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { PanelHead } from '../panel-head';
import { useSecond } from '../use-second';
import { CategoryMark } from './category-mark';
import { phaseColours } from './drawing';
import { phaseOf, timeLimit } from './phase';
import { descriptionsInChinese } from './simulated-descriptions';

interface RequestPanelProps {
  id: string;
  requests: RequestStore;
  /** IANA zone of the city. */
  timeZone: string;
  sharedNow: () => number;
}

export function RequestPanel({ id, requests, timeZone, sharedNow }: RequestPanelProps) {
  const text = useText();
  const { t } = text;
  const request = useStore(requests, (state) => state.requests.get(id));
  const loaded = useStore(requests, (state) => state.loaded);
  const now = useSecond(sharedNow);
  if (!request) return <Message kind={loaded ? 'empty' : 'loading'} title={t(loaded ? 'layers.request.gone' : 'layers.request.loading')} />;

  const instant = (at: number): string => `${text.date(at, { timeZone, short: true })} ${text.time(at, { timeZone })}`;
  return (
    <>
      <PanelHead
        title={text.name(request.serviceName)}
        subtitle={request.address || t('layers.request.noAddress')}
        mark={{ colour: phaseColours[phaseOf(request.status)], ink: '#0c1320', symbol: <CategoryMark category={request.category} /> }}
      >
        <Badge>{t(`term.status.${request.status}`)}</Badge>
        <TimeLimit request={request} now={now} text={text} />
        {request.source !== 'field' && <Badge tone="quiet">{t(`term.source.${request.source}`)}</Badge>}
      </PanelHead>
      <p>{describe(request, text) || t('layers.request.noDescription')}</p>
      <Facts
        rows={[
          [t('layers.request.category'), t(`term.category.${request.category}`)],
          [t('layers.request.reported'), instant(request.requestedAt)],
          [t('layers.request.due'), request.dueAt === null ? t('layers.request.noDue') : instant(request.dueAt)],
          [t('layers.request.closed'), request.closedAt !== null && instant(request.closedAt)],
          [t('layers.request.updated'), text.ago(request.updatedAt, now)],
          [t('layers.request.agency'), text.name(request.agency)],
          [t('layers.request.source'), request.transposed ? t('layers.request.transposed') : t(`term.source.${request.source}`)],
          [t('layers.request.number'), <RequestNumber key="number" number={request.externalId ?? request.requestId} />],
        ]}
      />
    </>
  );
}

function TimeLimit({ request, now, text: { t, duration } }: { request: ServiceRequest; now: number; text: Text }) {
  const { dueAt, closedAt } = request;
  if (dueAt === null) return null;
  if (finalStatuses.has(request.status)) {
    if (request.status !== 'closed' || closedAt === null) return null;
    return closedAt <= dueAt ? <Badge tone="accent">{t('layers.request.onTime')}</Badge> : <Badge tone="alarm">{t('layers.request.late')}</Badge>;
  }
  const limit = timeLimit(request, now);
  if (!limit) return null;
  const label = t(limit.late ? 'layers.request.overdueBy' : 'layers.request.timeLeft', { duration: duration(dueAt - now) });
  const tone = limit.late ? 'alarm' : limit.left <= 0.2 ? 'warning' : 'plain';
  return <Badge tone={tone} icon={<Ring left={limit.left} overdue={limit.late} label="" />}>{label}</Badge>;
}

function RequestNumber({ number }: { number: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(number).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <span>
      {number}{' '}
      <IconButton look="quiet" label={t(copied ? 'layers.request.copied' : 'layers.request.copy')} onClick={copy}>
        {copied ? <Check /> : <Copy />}
      </IconButton>
    </span>
  );
}

/** The simulation writes a fixed set of sentences; what people wrote is never translated. */
const describe = ({ source, description }: ServiceRequest, { language }: Text): string =>
  (source === 'simulation' && language === 'zh' ? descriptionsInChinese[description] : undefined) ?? description;
