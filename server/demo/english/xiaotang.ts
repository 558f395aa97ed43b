import type { CentreEnglish } from './seed';

export const xiaotang: CentreEnglish = {
  name: 'Xiaotang Neighbourhood Centre',
  address: '88 Xiaotang North Street, Fenghuangshan Subdistrict, Chengxiang District, Putian',
  transport: 'Bus 1 or 37 to Xiaotang; 6 minutes on foot from the south gate of Fenghuangshan Park',
  services: {
    study: ['Study room by the park', 'Forty seats, four hours each; book early at weekends', '3rd floor'],
    yoga: ['Yoga after work', 'One hour for a back that sat all day', 'Dance room, 2nd floor'],
    listen: ['Someone who listens', 'Fifty minutes alone with a counsellor', 'Small room, 4th floor'],
    toddler: [
      'Two hours of toddler care',
      'Run an errand while two carers look after your child',
      "Toddlers' room, 1st floor",
    ],
    choir: ['Silver choir', 'Who can hum can sing; a teacher finds your part', 'Choir room, 2nd floor'],
    lunch: [
      'Small table for elders',
      'Two meat and two vegetable dishes, among the young; 9 yuan from age 60',
      'Shared kitchen, 1st floor',
    ],
    'night-law': [
      'Legal advice in the evening',
      'Deposits, dismissals, online purchases',
      'Small meeting room, 4th floor',
    ],
    tools: [
      'Tool room: repair it yourself',
      'Taps, holes in walls, shelves: borrow the tool and learn',
      'Tool room, basement',
    ],
    nightschool: [
      'Night school, trial lesson',
      'Latte art, phone photos, the Puxian dialect: try before you sign up',
      'Night school, 3rd floor',
    ],
    'report-in': [
      'Party members after work',
      'Take on one small thing that can be finished',
      "Party members' station, 1st floor",
    ],
  },
};
