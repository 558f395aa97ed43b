import type { CentreEnglish } from './seed';

export const kengdong: CentreEnglish = {
  name: 'Kengdong Village Neighbourhood Centre',
  address: 'Old factory, 20 Gongye Road, Kengdong Village, Baogai Town, Shishi',
  transport: 'Shishi bus 9 to Kengdong; 300 m west of the end of the Mount Baogai greenway',
  services: {
    hall: ['Old factory sports hall', 'Basketball, ropes and weights with one booking', 'Old factory sports hall'],
    lunch: [
      'Lunch for elders',
      'Three dishes and a soup; 6 yuan from age 60, free with low income',
      'Boiler house canteen',
    ],
    woodwork: ['Woodwork for children', 'A small saw, a piece of pine, a car that runs', "Children's workshop"],
    qigong: ['Eight Brocades exercise', 'Twenty minutes, also possible on a chair', 'Health corner'],
    livestream: ['Livestream studio', 'Lamps, backdrops and stands; bring your phone', 'Studio, 2nd floor'],
    desk: [
      'Shared desk, half a day',
      'The first desk of who comes home to start something; printer and coffee included',
      'Co-working, 2nd floor',
    ],
    fixit: ['Electrician and plumber at home', 'Fuses, leaks, lamps: choose a time of two hours', 'At your home'],
    say: [
      "Villagers' day",
      'A quarter of an hour each; village officers listen and write it down',
      'Talking room, 1st floor',
    ],
    dance: [
      'Dance with a mirror',
      'Square dancers and street dancers at different hours',
      'Old factory sports hall, east side',
    ],
  },
};
