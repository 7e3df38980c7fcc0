import { csvLine, type CaseExportQuery, type CaseRow } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../../platform/authorisation/actor.js';
import { retrying } from '../../platform/database/retry.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { CaseAudit } from '../case-audit.js';
import { Worklist } from './worklist.js';
import { worklistWords } from './worklist-words.js';

/** Cases of one file at most. */
const MOST_ROWS = 200_000;
/** Cases one entry of the record names, and rows read at a time. */
const CHUNK = 1000;

/** The filtered worklist as a file, written as it is read: memory holds ids, never rows of the whole list. */
@Injectable()
export class WorklistExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly worklist: Worklist,
    private readonly audit: CaseAudit,
  ) {}

  /**
   * Finds the cases and records that they were read, all of it committed before a byte leaves.
   * @throws Refusal tooLarge for a list that wants a narrower filter.
   */
  async find(actor: Actor, { language: _, ...filters }: CaseExportQuery): Promise<readonly string[]> {
    return retrying(() =>
      this.unitOfWork.run(scopeOf(actor), async (manager) => {
        const ids = await this.worklist.ids(manager, actor, filters, MOST_ROWS + 1);
        if (ids.length > MOST_ROWS) throw new Refusal('tooLarge', { reason: 'worklist.tooLong', detail: `More than ${MOST_ROWS} cases fit. Narrow the filters.` });
        for (let start = 0; start === 0 || start < ids.length; start += CHUNK) {
          await this.audit.recordList(manager, actor, filters.boardId ?? null, { caseIds: ids.slice(start, start + CHUNK), list: 'worklistFile' });
        }
        return ids;
      }),
    );
  }

  /** The lines of the file, with the mark that makes spreadsheets read UTF-8. */
  async *lines(actor: Actor, ids: readonly string[], language: CaseExportQuery['language']): AsyncGenerator<string> {
    const words = worklistWords[language];
    const boards = await this.boards(actor);
    yield `\uFEFF${csvLine(words.columns)}\r\n`;
    for (let start = 0; start < ids.length; start += CHUNK) {
      const rows = await this.unitOfWork.run(scopeOf(actor), (manager) => this.worklist.rowsOf(manager, ids.slice(start, start + CHUNK)));
      yield rows.map((row) => `${csvLine(cellsOf(row))}\r\n`).join('');
    }

    function cellsOf(row: CaseRow): Array<string | number | null> {
      const { patient } = row;
      return [
        row.number, patient.familyName, patient.givenName, patient.birthDate, patient.identifierValue, words.question[row.question.code], row.question.text,
        words.urgency[row.urgency], words.state[row.state], boards.get(row.boardId) ?? '', row.nextMeeting?.startsAt ?? '', row.updatedAt,
      ];
    }
  }

  private async boards(actor: Actor): Promise<ReadonlyMap<string, string>> {
    const found = await this.unitOfWork.run(scopeOf(actor), (manager) => manager.query<Array<{ id: string; name: string }>>(`SELECT id, name FROM board`));
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}
