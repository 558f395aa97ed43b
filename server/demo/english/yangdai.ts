import type { CentreEnglish } from './seed';

export const yangdai: CentreEnglish = {
  name: 'Yangdai Village Neighbourhood Centre',
  address: '1 Yangdai Road, Yangdai Village, Chendai Town, Jinjiang (beside the village office)',
  transport: 'Jinjiang bus 12 to Yangdai; free shuttles from the shoe factories every half hour from 19:00',
  services: {
    badminton: ['Badminton hall', 'Four courts, also after the late shift; one court an hour', 'Village sports hall'],
    haircut: [
      'Haircut after work',
      'Five hairdressers in turn; 8 yuan with a factory badge',
      "Workers' station, 1st floor",
    ],
    lunch: [
      'Lunch for elders',
      'A village by the sea: there is always fish; 5 yuan from age 60',
      'Canteen of the Happiness Court',
    ],
    camp: [
      'Homework in company',
      'While parents work we sit with the children, until eight',
      "Children's camp, 2nd floor",
    ],
    labour: [
      'Advice on labour rights',
      'Wages, overtime, injuries: a lawyer and the union listen together',
      'Room 3, 1st floor',
    ],
    hands: [
      'Back, neck and wrist check',
      'Fifteen minutes and three exercises, for who sits or stands all day',
      "Workers' health point, 2nd floor",
    ],
    shoemaking: ['Shoe workshop', "Cut, press and sew: a doll's shoe in two hours", 'Workshop, 3rd floor'],
    film: ['Open-air film', 'Friday and Saturday evenings; bring your own stool', 'Village square'],
    gym: [
      'Strength corner',
      'Two squat racks, early and late, at most eight people',
      'Mezzanine of the village sports hall',
    ],
    transfer: [
      'Party membership transfer',
      'For members from elsewhere; bring your letter of introduction',
      "Party members' room, 1st floor",
    ],
  },
};
