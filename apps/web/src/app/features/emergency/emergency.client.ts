import { inject, Injectable } from '@angular/core';
import type { EmergencyAccess, EmergencyAlarm, EmergencyRequest } from '@consilium/contracts';
import { ApiClient } from '../../core/http/api-client';

@Injectable({ providedIn: 'root' })
export class EmergencyClient {
  private readonly api = inject(ApiClient);

  open(input: EmergencyRequest, idempotencyKey: string): Promise<EmergencyAccess> {
    return this.api.post('/emergency-access', input, { idempotencyKey });
  }

  end(accessId: string): Promise<void> {
    return this.api.delete(`/emergency-access/${accessId}`);
  }

  alarms(): Promise<EmergencyAlarm[]> {
    return this.api.get('/alarms');
  }

  acknowledge(accessId: string, note: string): Promise<EmergencyAlarm> {
    return this.api.post(`/alarms/${accessId}/acknowledgement`, { note });
  }
}
