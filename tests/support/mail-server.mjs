/** A real SMTP server on a free port of the loopback address, which can be told to misbehave. */
import { SMTPServer } from 'smtp-server';

/**
 * What the server does with the next messages.
 *
 * - `takes`: accepts, as servers do.
 * - `hangsUpAfterData`: has the whole message and closes the connection without a word.
 * - `hangsUpAtRecipient`: closes before it asks for the message.
 * - `asksToWait`: 451 at the recipient.
 * - `refuses`: 550 after the message.
 *
 * @typedef {'takes' | 'hangsUpAfterData' | 'hangsUpAtRecipient' | 'asksToWait' | 'refuses'} Manner
 *
 * @typedef {object} ReceivedMail
 * @property {string} to
 * @property {string} raw the message as it came over the wire
 * @property {Manner} manner
 *
 * @param {{ user: string, password: string }} [account] asked for before anything else
 */
export async function startMailServer(account) {
  /** @type {ReceivedMail[]} whole messages that arrived, also those that were not acknowledged */
  const received = [];
  let connections = 0;
  /** @type {{ manner: Manner }} */
  const behaviour = { manner: 'takes' };
  /** @param {number} responseCode @param {string} message */
  const reply = (responseCode, message) => Object.assign(new Error(message), { responseCode });
  /** @param {import('smtp-server').SMTPServerSession} session */
  const hangUp = (session) => {
    for (const connection of /** @type {Set<any>} */ (/** @type {any} */ (server).connections)) if (connection.session.id === session.id) connection._socket.destroy();
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', ...(account ? [] : ['AUTH'])],
    authOptional: account === undefined,
    allowInsecureAuth: true,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (username === account?.user && password === account?.password) done(null, { user: username });
      else done(reply(535, 'Authentication failed'));
    },
    onRcptTo(_address, session, done) {
      if (behaviour.manner === 'hangsUpAtRecipient') hangUp(session);
      else done(behaviour.manner === 'asksToWait' ? reply(451, 'Greylisted, try again later') : null);
    },
    onData(stream, session, done) {
      /** @type {Buffer[]} */
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const { manner } = behaviour;
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(','), raw: Buffer.concat(parts).toString('utf8'), manner });
        if (manner === 'hangsUpAfterData') hangUp(session);
        else done(manner === 'refuses' ? reply(550, 'No such user here: nobody@example.org') : null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.server.address());
  return {
    url: `smtp://${account ? `${account.user}:${account.password}@` : ''}127.0.0.1:${port}`,
    received,
    behaviour,
    get connections() {
      return connections;
    },
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  };
}
