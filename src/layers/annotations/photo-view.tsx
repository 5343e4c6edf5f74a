import { Message, useText } from '@/ui';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import styles from './panel.module.css';

/** A photo in the panel; touched, it fills the screen. */
export function PhotoView({ path, load, label }: { path: string; load(path: string): Promise<Blob>; label: string }) {
  const { t } = useText();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [large, setLarge] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    load(path).then((blob) => {
      if (gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    }, () => setFailed(true));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [path, load]);
  useEffect(() => {
    if (large) dialog.current?.showModal();
  }, [large]);
  if (failed) return <Message kind="error" title={t('draw.photoFailed')} remedy={t('draw.photoFailedHelp')} />;
  if (!url) return <Message kind="loading" title={t('draw.photoLoading')} />;
  return (
    <>
      <button type="button" className={styles.photo} aria-label={t('draw.photoLarge')} onClick={() => setLarge(true)}><img src={url} alt={label} /></button>
      {large && (
        <dialog ref={dialog} className={styles.large} aria-label={label} onClose={() => setLarge(false)}>
          <button type="button" className={styles.whole} aria-label={t('common.close')} onClick={() => dialog.current?.close()}>
            <img src={url} alt={label} /><span aria-hidden><X /></span>
          </button>
        </dialog>
      )}
    </>
  );
}
