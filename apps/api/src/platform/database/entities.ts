/** Every entity of the server, gathered from the features. */
import { attachmentEntities } from '../../attachments/entities.js';
import { caseEntities } from '../../cases/entities.js';
import { deliberationEntities } from '../../deliberation/entities.js';
import { meetingEntities } from '../../meetings/entities.js';
import { BoardEntity } from '../../people/board.entity.js';
import { PersonEntity } from '../../people/person.entity.js';

export const entities = [PersonEntity, BoardEntity, ...caseEntities, ...attachmentEntities, ...meetingEntities, ...deliberationEntities];
