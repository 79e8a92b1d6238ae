import Taro from '@tarojs/taro';
import { toActionError } from '../../api/call-action';
import { handOver, ticketKey } from '../../api/fresh';
import { makeId } from '../../api/make-id';
import { sendPhotos } from '../../components/photos';
import { useCommand } from '../../hooks/use-command';
import { useTyped } from '../../hooks/use-typed';
import { missingIn, noRegistration, type Registration, requestFrom } from './registration';

/** The key under which the queue is told which ticket to open. */
export const OPEN_NEXT = 'desk-open-next';

/** Back to the queue, which opens the ticket beside it; on a phone the ticket itself. */
async function showTicket(id: string, wide: boolean): Promise<void> {
  if (!wide) {
    await Taro.redirectTo({ url: `/desk/ticket/index?id=${id}` });
    return;
  }
  handOver(OPEN_NEXT, id);
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await Taro.redirectTo({ url: '/desk/queue/index' });
}

/** What is being registered, kept while the program runs, and sending it: as a ticket, or as a note on one that is open. */
export function useRegistration(wide: boolean) {
  const { value: form, change, clear } = useTyped<Registration>('register', noRegistration);
  const { busy, error, run } = useCommand();
  const missing = missingIn(form);
  const submit = () => {
    if (missing) return;
    const { same } = form;
    void run(async (send) => {
      const ticketId = same?.id ?? form.ticketId;
      const photos = await sendPhotos(ticketId, form.photos, (sent) => change({ photos: sent }));
      const { ticket } = same
        ? await send('ticket.note', { ticketId, text: form.text, photos })
        : await send('ticket.register', requestFrom(form, photos)).catch((failure) => {
            // this ticket was made already, of other words: these are for another one
            if (toActionError(failure).code === 'ALREADY_DONE') {
              change({ ticketId: makeId(), photos: form.photos.map(({ path }) => ({ path })) });
            }
            throw failure;
          });
      handOver(ticketKey(ticket.id), ticket);
      clear();
      await showTicket(ticket.id, wide);
    });
  };
  return { form, change, busy, error, missing, submit };
}
