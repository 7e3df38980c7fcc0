import { Injectable } from '@nestjs/common';
import type { BoardAccount, BoardInput, BoardSettings, BoardVersion } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/authorisation/actor.js';
import { invalidField, notFound, stale } from '../../platform/errors/refusal.js';
import { DeskRecord } from '../desk-record.js';
import { DEFAULT_SETTINGS } from './default-settings.js';
import { requireKnownSettings } from './settings-check.js';

const BOARDS = `
  SELECT b.id, b.name, b.tumour_type AS "tumourType", b.settings, b.version,
         (SELECT count(DISTINCT m.person_id)::integer FROM board_membership m
           WHERE m.board_id = b.id AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)) AS members,
         (SELECT p.display_name FROM board_membership m JOIN person p ON p.id = m.person_id
           WHERE m.board_id = b.id AND m.role = 'chair' AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date) LIMIT 1) AS chair
    FROM board b`;

/** Boards of the organisation and their settings. Every change is a new version; earlier ones stay readable. */
@Injectable()
export class BoardsService {
  constructor(private readonly record: DeskRecord) {}

  async all(manager: EntityManager): Promise<BoardAccount[]> {
    return manager.query<BoardAccount[]>(`${BOARDS} ORDER BY b.name, b.id`);
  }

  async one(manager: EntityManager, boardId: string): Promise<BoardAccount> {
    const [board] = await manager.query<BoardAccount[]>(`${BOARDS} WHERE b.id = $1`, [boardId]);
    if (board === undefined) throw notFound();
    return board;
  }

  async versions(manager: EntityManager, boardId: string): Promise<BoardVersion[]> {
    const rows = await manager.query<Array<Omit<BoardVersion, 'changedAt'> & { changedAt: Date }>>(
      `SELECT v.version, v.name, v.settings, v.changed_at AS "changedAt", p.display_name AS "changedBy"
         FROM board_version v LEFT JOIN person p ON p.id = v.changed_by WHERE v.board_id = $1 ORDER BY v.version DESC LIMIT 200`,
      [boardId],
    );
    return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
  }

  async create(manager: EntityManager, actor: Actor, input: BoardInput): Promise<string> {
    const settings = input.settingsOf === null ? DEFAULT_SETTINGS : await this.settingsOf(manager, input.settingsOf);
    await this.requireFreeName(manager, actor, input.name, null);
    const [made] = await manager.query<Array<{ id: string }>>(`INSERT INTO board (organisation_id, name, tumour_type, settings) VALUES ($1, $2, $3, $4) RETURNING id`, [
      actor.organisationId,
      input.name,
      input.tumourType,
      JSON.stringify(settings),
    ]);
    await this.record.note(manager, actor, made!.id, 'boardCreated', { boardId: made!.id });
    return made!.id;
  }

  async rename(manager: EntityManager, actor: Actor, boardId: string, expectedVersion: number, name: string): Promise<void> {
    const board = await this.lock(manager, boardId, expectedVersion);
    await this.requireFreeName(manager, actor, name, boardId);
    await manager.query(`UPDATE board SET name = $2, version = version + 1 WHERE id = $1`, [boardId, name]);
    await this.record.note(manager, actor, boardId, 'boardChanged', { boardId, version: board.version + 1, fields: ['name'] });
  }

  async changeSettings(manager: EntityManager, actor: Actor, boardId: string, expectedVersion: number, settings: BoardSettings): Promise<void> {
    requireKnownSettings(settings);
    const board = await this.lock(manager, boardId, expectedVersion);
    const changed = changedKeys(board.settings, settings);
    if (changed.length === 0) return;
    await manager.query(`UPDATE board SET settings = $2, version = version + 1 WHERE id = $1`, [boardId, JSON.stringify(settings)]);
    await this.record.note(manager, actor, boardId, 'boardSettingsChanged', { boardId, version: board.version + 1, settings: changed });
  }

  private async settingsOf(manager: EntityManager, boardId: string): Promise<BoardSettings> {
    const [found] = await manager.query<Array<{ settings: BoardSettings }>>(`SELECT settings FROM board WHERE id = $1`, [boardId]);
    if (found === undefined) throw invalidField('settingsOf', 'is no board of your organisation');
    return found.settings;
  }

  private async requireFreeName(manager: EntityManager, actor: Actor, name: string, except: string | null): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`board-names:${actor.organisationId}`]);
    const [taken] = await manager.query<unknown[]>(`SELECT 1 FROM board WHERE lower(name) = lower($1) AND id IS DISTINCT FROM $2`, [name, except]);
    if (taken !== undefined) throw invalidField('name', 'is the name of another board');
  }

  private async lock(manager: EntityManager, boardId: string, expectedVersion: number): Promise<{ settings: BoardSettings; version: number }> {
    const [board] = await manager.query<Array<{ settings: BoardSettings; version: number }>>(`SELECT settings, version FROM board WHERE id = $1 FOR UPDATE`, [boardId]);
    if (board === undefined) throw notFound();
    if (board.version !== expectedVersion) throw stale(board.version);
    return board;
  }
}

/** Names of the settings that differ; for the log, which holds codes and no values. */
function changedKeys(before: BoardSettings, after: BoardSettings): string[] {
  const text = (settings: BoardSettings, key: string): string => JSON.stringify((settings as Record<string, unknown>)[key] ?? null, sorted);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => text(before, key) !== text(after, key)).sort();
}

/** Objects with their keys in order, so that the same settings written in another order are the same. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b))) : value;
