import type { CentreEnglish } from './seed';

export const meiqing: CentreEnglish = {
  name: 'Meiqing Neighbourhood Centre',
  address: '118 Meiqing Road, Meiqing Community, Meiling Subdistrict, Jinjiang',
  transport: 'Bus 3 or 22 to Meiqing Community, opposite; shared bicycles at the door',
  services: {
    fitness: ['Cardio hours', 'Twelve bikes, cross trainers and treadmills; no waiting', 'Gym, basement'],
    study: [
      'Window seats in the Meiqing library',
      'Half a day each, among those who study for exams',
      'Library, 2nd floor',
    ],
    lunch: ['Lunch for elders', 'A dish of the season on the menu; 6 yuan from age 60', 'Yiyang Canteen, 1st floor'],
    science: [
      'Small experiments for children',
      'Lemon batteries and paper bridges; failing is allowed',
      "Children's classroom, 2nd floor",
    ],
    checkup: [
      'Health check with help',
      'Height, weight, blood pressure, oxygen, bones: a report in twenty minutes',
      'Health room, 1st floor',
    ],
    calligraphy: ['Calligraphy in the morning', 'From the first stroke to an old inscription', 'Ink room, 2nd floor'],
    legal: [
      'Legal clinic at the weekend',
      'Rehousing, inheritance, marriage: half an hour with a lawyer',
      'Small meeting room, 1st floor',
    ],
    'table-tennis': ['Table tennis', 'Four tables, one table an hour', 'Ball room, basement'],
    tree: [
      'Talk under the longan tree',
      'A long table with the community office and the property manager',
      'Longan tree in the yard; 1st floor when it rains',
    ],
  },
};
