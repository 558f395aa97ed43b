import type { CentreEnglish } from './seed';

export const yanning: CentreEnglish = {
  name: 'Yanning Neighbourhood Centre',
  address: 'Old granary on the Gongkou River, Yanning Community, Hanxi Subdistrict, Hanjiang District, Putian',
  transport: 'Bus 101 to Gongkou; through the east gate of the market, 100 m along the river',
  services: {
    breakfast: [
      'Breakfast in the granary',
      'Bean noodles, fried rice cake and rice soup; 4 yuan from age 60',
      'Granary canteen',
    ],
    rehab: ['Rehabilitation', 'A therapist shows the exercises; families learn with you', 'Rehabilitation station'],
    painting: [
      'Drawing by the river',
      'Sit on the pier with a board; the teacher shows how to look',
      'Bank of the Gongkou River',
    ],
    sounds: ['Rehearsal of Shiyin music', 'Flutes, fiddles and gongs: one player is missing, you', 'Water stage'],
    court: [
      'A judge explains',
      "Neighbours' disputes: talk first, perhaps no court is needed",
      'Talking room of the granary',
    ],
    errand: [
      'Counter on your way',
      'Proof of residence, old-age allowance, health insurance: ten minutes',
      'Counter 1, front hall',
    ],
    stall: [
      "Grandmothers' stalls",
      'Red rice cakes, pickled lychees, knitted shoes to sell',
      'Arcade at the front gate',
    ],
    hall: ['Room under the granary roof', 'Softball tai chi, aerobics, fans; one hour each', 'Old granary, 2nd floor'],
  },
};
