import { Button, Message, useText } from '@/ui';
import { permissions } from '@/model';
import { useState } from 'react';
import type { Program } from '../../program';
import type { Player } from './player';
import { PlaylistForm } from './playlist-form';
import { SceneList } from './scene-list';
import styles from './scenes.module.css';
import { StoryboardList } from './storyboard-list';

const tabs = ['scenes', 'boards', 'playlist'] as const;

/** Scenes, the storyboards made of them, and what the room shows by itself on duty. */
export default function Scenes({ program, player }: { program: Program; player: Player }) {
  const { t } = useText();
  const [tab, setTab] = useState<(typeof tabs)[number]>('scenes');
  if (!permissions[program.identity.role].add.includes('scene')) return <Message kind="denied" title={t('scenes.denied')} />;
  return (
    <div className={styles.panel}>
      <div className={styles.tabs} role="tablist">
        {tabs.map((each) => <Button key={each} role="tab" look="quiet" aria-selected={tab === each} onClick={() => setTab(each)}>{t(`scenes.tab.${each}`)}</Button>)}
      </div>
      {tab === 'scenes' && <SceneList program={program} />}
      {tab === 'boards' && <StoryboardList program={program} player={player} />}
      {tab === 'playlist' && <PlaylistForm program={program} />}
    </div>
  );
}
