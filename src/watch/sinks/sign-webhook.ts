import { createHmac } from 'node:crypto';

/**
 * The header `Jejak-Signature`: the time of sending, and HMAC-SHA-256 over "<time>.<body>". The receiver makes it again
 * with the key, and refuses an old time: then a message that somebody copied cannot be sent again.
 */
export function signWebhook(body: string, key: string, time: number): string {
  return `t=${time},v1=${createHmac('sha256', key).update(`${time}.${body}`).digest('hex')}`;
}
