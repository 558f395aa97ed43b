import type { CentreEnglish } from './seed';

export const anping: CentreEnglish = {
  name: 'Anping Bridge Neighbourhood Centre',
  address: '9 Qiaotou Road, Anping Community, Anhai Town, Jinjiang',
  transport: 'Anhai loop bus 1 to Anping Bridge, then 4 minutes on foot; park outside the old town',
  services: {
    nanyin: ['Nanyin evening', 'Strings from half past seven, with a pot of tea', 'Nanyin hall, 1st floor'],
    dough: ['Dough figures', 'From a ball of rice dough to the Monkey King', 'Dough school, 2nd floor'],
    breakfast: [
      'Morning tea for elders',
      'Local snacks and Tieguanyin tea; 5 yuan from age 60',
      "Elders' hall, 1st floor",
    ],
    bones: ['Bone setter and herbs', 'Stiff necks, ankles and backs: the master feels first', 'Backyard'],
    boxing: ['Five Ancestors boxing at dawn', 'Stance, first form and pairs beside the bridge', 'Square at the bridge'],
    watch: ['Watches and keys', 'A lens, a small table, forty years of repairs', 'Old trades, 1st floor'],
    house: [
      'Repairing an old house',
      'What may be changed, permits and grants, with a craftsman of old buildings',
      'Old town meeting room, 2nd floor',
    ],
    study: ['Desks by the water', 'Twelve desks facing the water, for homework or a novel', 'Gallery, 2nd floor'],
  },
};
