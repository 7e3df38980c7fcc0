import type { SingleSignOnProblem } from '@consilium/contracts';

/** Why the hospital's sign-in gave no proof. `blocked`: the browser opened no window. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(readonly problem: SingleSignOnProblem | 'blocked') {
    super(problem);
  }
}

/** Pages of the window that goes to the provider and comes back. */
export const CONFIRM_PATH = '/sign-in/confirm';
const CHANNEL = 'consilium-presence';
/** How long somebody may take, in milliseconds; the server ends the attempt at the same time. */
const LONGEST = 10 * 60_000;

/** What the window tells the page that opened it; the page keeps what was typed meanwhile. */
export function tellOpener(problem: SingleSignOnProblem | null): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ problem });
  channel.close();
}

let waiting: AbortController | null = null;

/** Opens the window and waits until it says how it went. A later call takes the place of an earlier one. @throws ProviderFailure */
export function proveInWindow(): Promise<void> {
  waiting?.abort();
  const abort = (waiting = new AbortController());
  if (window.open(CONFIRM_PATH, 'consilium-presence', 'popup,width=520,height=720') === null) return Promise.reject(new ProviderFailure('blocked'));
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(CHANNEL);
    const timer = setTimeout(() => abort.abort(), LONGEST);
    const settle = (): void => {
      clearTimeout(timer);
      channel.close();
    };
    abort.signal.addEventListener('abort', () => {
      settle();
      reject(new ProviderFailure('expired'));
    });
    channel.onmessage = ({ data }: MessageEvent<{ problem: SingleSignOnProblem | null }>) => {
      settle();
      if (data.problem === null) resolve();
      else reject(new ProviderFailure(data.problem));
    };
  });
}
