import { Controller, Get } from '@nestjs/common';
import { Board, Person } from '@consilium/contracts';
import { z } from 'zod';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { scopeOf } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { BoardEntity } from './board.entity.js';
import { PersonEntity } from './person.entity.js';
import { In } from 'typeorm';

/** The directory of one's own organisation, and the boards one belongs to or may refer to. */
@Controller()
export class PeopleController {
  constructor(private readonly acts: Acts) {}

  @Requires('people.list')
  @Get('people')
  @Answers(z.array(Person))
  async people(@CurrentAct() act: Act): Promise<Person[]> {
    return this.acts.read(act, async (manager) => {
      const found = await manager.getRepository(PersonEntity).find({ where: { isActive: true }, order: { displayName: 'ASC' } });
      return { body: found.map(({ id, displayName, email, discipline, roles, isActive }) => ({ id, displayName, email, discipline, roles, isActive })) };
    });
  }

  @Requires('boards.list')
  @Get('boards')
  @Answers(z.array(Board))
  async boards(@CurrentAct() act: Act): Promise<Board[]> {
    return this.acts.read(act, async (manager) => {
      // A referrer belongs to no board and may send a case to any of the organisation.
      const mine = act.actor.roles.includes('referrer') ? {} : { id: In([...scopeOf(act.actor).boardIds]) };
      const found = await manager.getRepository(BoardEntity).find({ where: mine, order: { name: 'ASC' } });
      return { body: found.map(({ id, name, tumourType, settings, version }) => ({ id, name, tumourType, settings, version })) };
    });
  }
}
