import { useEffect, useEffectEvent } from 'react';
import type { Program } from '../program';
import { openInvitation } from './invite/door';
import { layerIds } from '../shared/layer-tree/layer-list';
import { toggleLayer } from '../shared/layer-tree/toggle-layer';
import { createDrive } from '../shared/drive';
import { driveOf, drives, isForCity } from './keys';
import { toggleDraw } from '../shared/draw/toggle-draw';
import { answerAsk, askControl, gather } from '../shared/room/control';
import { mayShow, showThisScreen, undoRoom } from '../shared/shows/show-room';
import type { Player } from '../shared/scenes/player';
import { toggleMeasure } from '../shared/toggle-measure';

interface KeyActs {
  player: Player;
  toggleLink(): void;
  help: boolean;
  showHelp(shown: boolean): void;
  focusTime(): void;
  bookmark(): void;
  picture(): void;
}

/** The keyboard of the desk, see the help overlay. Keys go by their place, letters by what they say. */
export function useDeskKeys(program: Program, acts: KeyActs): void {
  const { view, camera, drill, preferences, layers, presence, compare } = program;

  const press = useEffectEvent((event: KeyboardEvent): void => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const layer = digit === undefined ? undefined : layerIds(layers)[Number(digit) - 1];
    if (event.key === '?') acts.showHelp(!acts.help);
    else if (event.key === 'Escape') {
      if (acts.help) acts.showHelp(false);
      else if (view.get('selection')) view.set('selection', null, 'user');
      else if (compare?.store.getState().open) compare.close();
    } else if (event.code === 'KeyH' || event.code === 'Home') void camera.home();
    else if (event.code === 'KeyL') acts.toggleLink();
    else if (event.code === 'KeyM') toggleMeasure(program);
    else if (event.code === 'KeyI') toggleDraw(program);
    else if (event.code === 'KeyT') acts.focusTime();
    else if (event.code === 'Backspace') void drill.up();
    else if (event.code === 'KeyB') acts.bookmark();
    else if (event.code === 'KeyP') acts.picture();
    else if (event.code === 'KeyV' && mayShow(program)) void showThisScreen(program);
    else if (event.code === 'KeyU' && mayShow(program)) void undoRoom(program);
    else if (event.code === 'KeyG') void gather(program);
    else if (event.code === 'KeyJ') openInvitation(program);
    else if (event.code === 'KeyC') void askControl(program);
    else if (event.code === 'KeyO') presence?.setState(({ shown }) => ({ shown: !shown }));
    else if (event.code === 'KeyY') answerAsk(program, true);
    else if (event.code === 'KeyX') answerAsk(program, false);
    else if (event.code === 'KeyK') acts.player.togglePlaying();
    else if (event.code === 'PageDown' || event.code === 'PageUp') acts.player.step(event.code === 'PageDown' ? 1 : -1);
    else if (event.code === 'KeyN') preferences.setState(({ theme }) => ({ theme: theme === 'night' ? 'day' : 'night' }));
    else if (layer !== undefined) toggleLayer(view, layer);
  });

  useEffect(() => {
    const keyDrive = createDrive(program);
    const held = new Set<string>();
    const release = (): void => {
      held.clear();
      keyDrive.set(driveOf(held));
    };
    const down = (event: KeyboardEvent): void => {
      if (!isForCity(event)) return;
      if (!drives(event.code)) {
        if (!event.repeat) press(event);
        return;
      }
      event.preventDefault();
      if (event.repeat) return;
      // Who drives has left the button pressed last: Enter is for the city again.
      if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
      held.add(event.code);
      keyDrive.set(driveOf(held));
    };
    const up = (event: KeyboardEvent): void => {
      if (held.delete(event.code)) keyDrive.set(driveOf(held));
    };
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    addEventListener('blur', release);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
      removeEventListener('blur', release);
      keyDrive.stop();
    };
  }, [program]);
}
