import { DataSource } from 'typeorm';
import type { ObjectStore } from '../platform/storage/object-store.js';
import { DEMO_ORGANISATION } from './demo-boards.js';
import { seedCases } from './seed-cases.js';
import { seedChase } from './seed-chase.js';
import { seedDocuments } from './seed-documents.js';
import { seedFindings } from './seed-findings.js';
import { seedFollowUps } from './seed-follow-ups.js';
import { seedMeetings } from './seed-meetings.js';
import { seedOutcomes } from './seed-outcomes.js';
import { seedPeople } from './seed-people.js';
import { seedRemarks } from './seed-remarks.js';
import { SeedWriter } from './seed-writer.js';

/**
 * Fills an empty database with the fictional hospital; does nothing when it is there already.
 * @param ownerUrl URL of the database's owner; rows are written under the role consilium_owner.
 * @param store takes the files of the demo cases.
 * @returns whether anything was written.
 */
export async function seedDemo(ownerUrl: string, store: ObjectStore, today: Date = new Date()): Promise<boolean> {
  const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, applicationName: 'consilium-seed', entities: [], extra: { options: '-c role=consilium_owner -c timezone=UTC' } });
  await dataSource.initialize();
  try {
    const [present] = await dataSource.query<Array<{ present: boolean }>>(`SELECT EXISTS (SELECT 1 FROM organisation WHERE id = $1) AS present`, [DEMO_ORGANISATION.id]);
    if (present?.present === true) return false;
    await dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('consilium.organisation_id', $1, true)`, [DEMO_ORGANISATION.id]);
      const writer = new SeedWriter(manager, DEMO_ORGANISATION.id);
      await seedPeople(writer, today);
      await seedCases(writer, store, today);
      await seedChase(writer, today);
      await seedMeetings(writer, today);
      await seedOutcomes(writer, today);
      await seedFollowUps(writer, today);
      await seedRemarks(writer, today);
      await seedDocuments(writer);
      await seedFindings(writer, today);
    });
    return true;
  } finally {
    await dataSource.destroy();
  }
}
