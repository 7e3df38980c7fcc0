/** Brings the erasure plan into the database. Run by the migrate step, as consilium_owner. */
import type { DataSource } from 'typeorm';
import { erasurePlan, type TableRule } from './erasure-plan.js';

/** @throws QueryFailedError when the plan names a table that does not exist. */
export async function storeErasurePlan(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`DELETE FROM erasure.rule`);
    for (const [step, rule] of erasurePlan.entries()) {
      if (rule.rows === 'kept') continue;
      const file = rule.rows === 'deleted' ? rule.file : undefined;
      await manager.query(`INSERT INTO erasure.rule (step, target, rows_of_case, blanks, file_store, file_key) VALUES ($1, $2::regclass, $3, $4, $5, $6)`, [
        step,
        rule.table,
        rule.rows === 'deletedByVault' ? 'false' : rule.of,
        rule.rows === 'blanked' ? assignments(rule) : null,
        file?.store ?? null,
        file?.key ?? null,
      ]);
    }
    // The planner's statistics would keep samples of names and texts in a system table that nobody can write anew. Codes
    // (texts that a check holds to a list) may be sampled.
    await manager.query(`
      DO $statistics$
      DECLARE v_column record;
      BEGIN
        FOR v_column IN
          SELECT a.attrelid::regclass AS owner, a.attname FROM pg_attribute a
           WHERE a.attrelid IN (SELECT r.target FROM erasure.rule r) AND a.attnum > 0 AND NOT a.attisdropped
             AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'date'::regtype, 'text[]'::regtype)
             AND coalesce(a.attstattarget, -1) <> 0
             AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]
                                AND pg_get_constraintdef(k.oid) LIKE '%= ANY%')
        LOOP
          EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', v_column.owner, v_column.attname);
        END LOOP;
        -- An index on an expression has samples of its own.
        FOR v_column IN
          SELECT a.attrelid::regclass AS owner, a.attnum FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indexrelid
           WHERE i.indrelid IN (SELECT r.target FROM erasure.rule r) AND i.indkey[a.attnum - 1] = 0 AND coalesce(a.attstattarget, -1) <> 0
        LOOP
          EXECUTE format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS 0', v_column.owner, v_column.attnum);
        END LOOP;
      END $statistics$`);
  });
}

const assignments = ({ blank }: Extract<TableRule, { rows: 'blanked' }>): string =>
  Object.entries(blank)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ');
