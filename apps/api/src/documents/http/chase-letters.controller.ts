import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ChaseLetterInput, ChaseLetters } from '@consilium/contracts';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { ChaseLetterOrders } from '../orders/chase-letter-orders.js';

/** Letters to those who owe something for a case: a single one, or one for each owner on the list. */
@Controller('chase-letters')
export class ChaseLettersController {
  constructor(
    private readonly acts: Acts,
    private readonly letters: ChaseLetterOrders,
  ) {}

  @Requires('chaseLetter.order')
  @Post()
  @HttpCode(201)
  @Answers(ChaseLetters)
  async order(@Body({ schema: ChaseLetterInput }) input: ChaseLetterInput, @CurrentAct() act: Act): Promise<ChaseLetters> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.letters.order(manager, act.actor, input) }));
  }
}
