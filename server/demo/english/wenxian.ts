import type { CentreEnglish } from './seed';

export const wenxian: CentreEnglish = {
  name: 'Wenxian Neighbourhood Centre',
  address: '158 Wenxian Road, Zhenhai Subdistrict, Licheng District, Putian',
  transport: 'Bus 55 or K01 to Wenxian Road; on foot in the old street, bikes park at the east gate',
  services: {
    lunch: ['Lunch for elders', 'Braised noodles, tofu, oyster soup; 8 yuan from age 60', 'Courtyard canteen'],
    opera: ['Puxian opera circle', 'Sing when the drums begin; children learn the steps', 'Stage in the front hall'],
    pickup: [
      'Home from school together',
      'Volunteers meet children at the school gate; parents take turns',
      'East wing',
    ],
    doctor: ['Family doctor', 'Long-term illness, reading reports, referrals', "Family doctor's room"],
    bath: [
      'Assisted bath for elders',
      'Anti-slip bathroom, warm water, a carer beside you; 40 minutes',
      "Bathroom of the elders' house",
    ],
    talent: [
      'Neighbours with a skill',
      'Rice cookers, reading glasses, invitations: another skill each day',
      'Skills market',
    ],
    legal: ['Notary and legal advice', 'Wills, gifts, old houses: notary and lawyer together', 'West wing'],
    reading: ['Arcade reading room', 'Above the street, a pot of Shuixian tea and an afternoon of books', '2nd floor'],
  },
};
