import type { CentreEnglish } from './seed';

export const jinjie: CentreEnglish = {
  name: 'Jinjie Neighbourhood Centre',
  address: "36 Liucheng Road, Jinjie Community, Liucheng Subdistrict, Nan'an",
  transport: "Nan'an bus 3 or 8 to Jinjie; couriers may push their bikes in from the back lane",
  services: {
    rest: ['Nap pods for couriers', 'Forty minutes lying down while the bike charges', "Couriers' station, backyard"],
    desk: [
      'Small desks of Jinjie',
      "Shopkeepers' children do homework until the shops close",
      'Small desks, 2nd floor',
    ],
    cpr: [
      'First aid school',
      'Ninety minutes: chest compressions, breaths and the defibrillator',
      'Classroom, 3rd floor',
    ],
    gaojia: ['Clown role of Gaojia opera', 'Learn a walk that makes people laugh', 'Corner stage'],
    plumber: ['Plumber at home', 'Dripping taps and blocked drains, within two hours', 'At your home'],
    grid: ["Grid worker's hour", 'Broken lamps, leaks, certificates: say it in person', 'Grid station, 1st floor'],
    gym: ['Gym for shopkeepers', 'Before opening and after closing, for who stands all day', 'Gym, 3rd floor'],
    lunch: [
      'Lunch of the partner shops',
      'Eight restaurants in turn; 8 yuan from age 60 and for street cleaners',
      'Willow lounge',
    ],
    stories: ['Stories under the willow', 'Koxinga, Taiwan and the sweet potato, one pot of tea each', 'Willow lounge'],
  },
};
