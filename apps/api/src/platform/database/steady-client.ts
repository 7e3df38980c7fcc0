import { Client, type ClientConfig } from 'pg';

/**
 * A connection whose loss does not end the process. The driver reports a lost connection as an event, often twice, and an
 * `error` event that nobody listens to ends a Node process; pools listen only while a connection is idle. Whoever was using
 * the connection hears of it by the rejection of the query.
 */
export class SteadyClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
