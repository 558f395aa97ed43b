import type { CentreEnglish } from './seed';

export const renli: CentreEnglish = {
  name: 'Renli Neighbourhood Centre, Silk Road Station',
  address: '66 Minsheng Road, Renli Community, Fengli Subdistrict, Shishi',
  transport:
    'Bus 1 or 5 (Shishi) to Renli; 10 minutes on foot from the garment market, with signs in several languages at the door',
  founding:
    'Fengli Subdistrict and Renli Community; exit and entry police, market regulation and tax officers work at the Silk Road Station',
  intro:
    'Beside the old garment street: neighbours downstairs, merchants from many countries upstairs. Deals are made over jasmine tea while children next door learn brush writing; you hear Mandarin, Hokkien, English and Arabic.',
  services: {
    silkroad: [
      'Papers for foreign merchants',
      'Address registration, visa extension, company registration',
      'Desk 1, 2nd floor',
      'One matter each booking; our staff speak English and Arabic and fill in the forms with you.',
      'Passport and lease',
      'Lu Jiayi and the police officer on duty',
    ],
    fitness: [
      'Night gym',
      'Open after the garment street closes, until nine',
      '3rd floor',
      'Eight cardio machines and six for strength; change between them as you like. Bring a small lock for the locker and take it with you.',
      'Sports shoes and a small lock',
    ],
    lunch: [
      'Lunch for elders',
      'Savoury rice and fish ball soup in turn; 7 yuan from age 60',
      'Yile Court, 1st floor',
      'Cooked the Hokkien way with half the salt; noodle paste soup on Fridays. To sit with an old neighbour, tell a volunteer first.',
      'Senior card',
    ],
    mandarin: [
      'Chinese for merchants',
      'Prices, checking goods, taxis: use it the same day',
      'Small classroom, 2nd floor',
      'One topic each lesson: prices, sizes, shipping, taxis. No Chinese needed; the teacher explains in English and hands out a card to take home.',
      '',
      'Volunteers of Huaqiao University',
    ],
    nanyin: [
      'Sing along with Nanyin',
      'The old music of Quanzhou: a line from the teacher, then yours',
      'Street theatre, 1st floor',
      'No need to read notes: listen first, then sing. Two lutes and two flutes are there to try; players are welcome to join in.',
      '',
      'Renli Nanyin Society',
    ],
    tcm: [
      'Traditional Chinese doctor',
      'Pulse, tongue, and a talk about how you eat and sleep',
      'Chinese medicine corner, 1st floor',
      'No medicine, no fee: you get advice on paper. If you take other medicine bring the boxes; who needs a hospital gets a note for it.',
      'Recent test results and the medicine you take',
      'Shi Zhongjing, retired doctor of Chinese medicine',
    ],
    picturebook: [
      'Picture book hour',
      'Ages two to six, on the carpet, a story told slowly',
      "Children's books, 2nd floor",
      'One book and one finger rhyme each time. An adult stays with the child; running and shouting are fine, there are soft mats outside.',
      'Anti-slip socks',
      'Story mothers, in turn',
    ],
    mediation: [
      'Mediation of business disputes',
      'Payment, returns, contracts: three at one table, with an interpreter if needed',
      'Mediation room, 2nd floor',
      'It begins only when both sides agree. Mediator and lawyer are there together; an agreement is written on the spot and can be confirmed by the court.',
      'Contract, orders, records of payment',
      'Wang Bixia, mediator',
    ],
    chess: [
      'Tables for chess and Go',
      'Eight tables, and tea while you wait for a partner',
      'Yile Court, 1st floor',
      'You book a seat; two to a table, paired by lot on arrival. There is a contest on the last Saturday afternoon of the month.',
    ],
    tailor: [
      'Mending and alterations',
      'The old tailor of the garment street: trousers, zips, waists',
      'Service hall, 1st floor',
      "Simple things while you wait, others in two days. School uniforms and elders' clothes are done free of charge.",
      'Washed clothes',
      'Yang Xiuduan',
    ],
  },
};
