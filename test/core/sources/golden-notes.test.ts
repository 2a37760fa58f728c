import { describe, expect, it } from 'vitest'
import { printNotes } from './print-document'

/** Notes in order; of each what is written and what it prints. Italics between asterisks, small caps between ^ marks. */
type Golden = readonly (readonly [written: string, printed: string])[]

async function check(style: string, golden: Golden): Promise<void> {
  const printed = await printNotes(
    style,
    golden.map(([written]) => written),
  )
  expect(printed).toEqual(golden.map(([, expected]) => expected))
}

describe('the legal style, against The Bluebook (21st ed.)', () => {
  it('cites cases by rule 10: full, “id.” (4.1), short form for five notes (10.9(a)), unreported by docket (10.8.1)', () =>
    check('legal', [
      ['[@coyle1911, 565]', 'Coyle v. Smith, 221 U.S. 559, 565 (1911).'],
      ['[@coyle1911]', '*Coyle*, 221 U.S. 559.'],
      ['[@coyle1911, 567]', '*Id.* at 567.'],
      [
        '[@stodder, 145]; see also [@coyle1911, 571]',
        'United States v. Stodder, 222 F.3d 141, 145 (9th Cir. 2000); see also *Coyle*, 221 U.S. at 571.',
      ],
      ['[@stodder]', '*Stodder*, 222 F.3d 141.'],
      ['[@harlow, *3]', 'Harlow v. Prescott County, No. 12-345, 2012 WL 12345, at *3 (D. Ariz. June 10, 2012).'],
      ['[@pryce2013]', 'Owen Pryce, *One Recall in a Hundred Years*, 55 ^Ariz. L. Rev.^ 101 (2013).'],
      ['[@harlow, *4]', '*Harlow*, 2012 WL 12345, at *4.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['[@coyle1911, 560]', 'Coyle v. Smith, 221 U.S. 559, 560 (1911).'],
    ]))
  it('cites codes by rule 12.3, session laws by 12.4, short forms by 12.10, the Constitution by 11, regulations by 14.2', () =>
    check('legal', [
      ['[@s1983]', '42 U.S.C. § 1983 (2018).'],
      ['[@s1983, § 1985]', '*Id.* § 1985.'],
      [
        '[@marchetti1987]',
        '^Lena Marchetti^, ^Copper and the Chancellor: Labor Injunctions in the Territorial Courts^ (1987).',
      ],
      ['[@s1983]', '42 U.S.C. § 1983.'],
      ['[@enabling, § 4]', 'Arizona Enabling Act, Pub. L. No. 61-219, § 4, 36 Stat. 557 (1910).'],
      ['[@enabling, 559]', '*Id.* at 559.'],
      ['[@marchetti1987]', '^Marchetti^, *supra* note 3.'],
      ['[@enabling, 560]', 'Arizona Enabling Act, 36 Stat. at 560.'],
      ['[@{const}, art. I, § 9, cl. 2]', '^U.S. Const.^ art. I, § 9, cl. 2.'],
      ['[@{const}, amend. XIV, § 1]', '^U.S. Const.^ amend. XIV, § 1.'],
      ['[@clean-water]', '40 C.F.R. § 122.26 (2019).'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['Prose.', 'Prose.'],
      ['[@s1983]', '42 U.S.C. § 1983 (2018).'],
    ]))
  it('cites bills by rule 13.2, hearings by 13.3, treaties by 21.4, and the last two again by “supra” (4.2(a), 21.17)', () =>
    check('legal', [
      ['[@recall-bill, § 2]', 'Recall Reform Act, H.R. 1234, 115th Cong. § 2 (2017).'],
      ['[@recall-bill, § 3]', '*Id.* § 3.'],
      [
        '[@recall-hearing, 14-15]',
        '*The Recall of Judges: Hearing Before the Subcomm. on the Const. of the H. Comm. on the Judiciary*, 105th Cong. 14–15 (1998) (statement of Bettina Krohnke).',
      ],
      ['[@recall-hearing, 22]', '*Id.* at 22.'],
      ['[@recall-bill, § 4]', 'H.R. 1234 § 4.'],
      ['[@recall-hearing, 23]', '*The Recall of Judges*, *supra* note 3, at 23 (statement of Bettina Krohnke).'],
      [
        '[@commerce-treaty, art. X]',
        'Treaty of Friendship, Commerce and Navigation, Japan-U.S., art. X, Apr. 2, 1953, 4 U.S.T. 2063.',
      ],
      ['[@commerce-treaty, art. XI]', '*Id.* art. XI.'],
      ['[@pryce2013]', 'Owen Pryce, *One Recall in a Hundred Years*, 55 ^Ariz. L. Rev.^ 101 (2013).'],
      ['[@commerce-treaty]', 'Treaty of Friendship, Commerce and Navigation, *supra* note 7.'],
    ]))
  it('cites books by rule 15, chapters by 15.5, journals by 16.4, newspapers by 16.6, the web by 18.2, unpublished sources by 17, initials closed up by 6.1(a)', () =>
    check('legal', [
      [
        '[@marchetti1987, 33]',
        '^Lena Marchetti^, ^Copper and the Chancellor: Labor Injunctions in the Territorial Courts^ 33 (1987).',
      ],
      ['[@whitlow1999, ch. 4]', '^Bettina Whitlow & Kwame Osei^, ^Judges and Their Makers^ ch. 4 (2d ed. 1999).'],
      [
        '[@sayre1974, 15]',
        'Edwin Sayre, *The Territorial Bar*, *in* ^Essays on the Frontier Bench^ 12, 15 (Maude Delacroix ed., 1974).',
      ],
      [
        '[@pryce2013, 110, 120-121]',
        'Owen Pryce, *One Recall in a Hundred Years*, 55 ^Ariz. L. Rev.^ 101, 110, 120–21 (2013).',
      ],
      ['[@argus1910]', '*Statehood and the Recall*, ^Prescott Weekly Argus^, Sept. 14, 1910, at A1.'],
      [
        '[@times2016]',
        'Ida Creamer, *Judges Face a Vote*, ^N.Y. Times^ (June 10, 2016), https://times.example.org/2016/judges [https://archive.example.org/9x].',
      ],
      [
        '[@blog2012]',
        'Duane Krohnke, *What the Veto Meant*, ^The Quiet Docket^ (May 1, 2012), https://docket.example.org/veto.',
      ],
      [
        '[@countyweb]',
        '*Court Records*, ^Prescott County^, https://county.example.org/records (last visited Mar. 3, 2020).',
      ],
      ['[@crs2010, 12]', '^Office of Electoral Studies^, ^R41234^, ^Recall Elections in the States^ 12 (2010).'],
      [
        '[@taft-letter]',
        'Letter from William H. Taft to Edwin Sayre (Aug. 15, 1911) (on file with County Historical Society).',
      ],
      ['[@recorder]', 'Interview with J.T. Harrow, County Recorder, in Prescott, Ariz. (Oct. 22, 1994).'],
      [
        '[@address1912]',
        'George W.P. Hunt, The Bench and the Ballot, Address at the Constitutional Convention of Arizona (Nov. 3, 1910).',
      ],
      [
        '[@mou, 3]',
        'Kwame Osei, Memorandum of Understanding 3 (2015) (unpublished manuscript). I have not yet been able to find a copy.',
      ],
    ]))
  it('uses “id.” only after one source alone (4.1), else “supra note” (4.2), and minds hand-written notes between', () =>
    check('legal', [
      [
        '[@marchetti1987, 33]',
        '^Lena Marchetti^, ^Copper and the Chancellor: Labor Injunctions in the Territorial Courts^ 33 (1987).',
      ],
      ['[@marchetti1987, 34]', '*Id.* at 34.'],
      ['[@marchetti1987, 34]', '*Id.*'],
      ['[@marchetti1987]', '^Marchetti^, *supra* note 1.'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        'see ^Bettina Whitlow & Kwame Osei^, ^Judges and Their Makers^ 7 (2d ed. 1999); *cf.* ^Marchetti^, *supra* note 1, at 40, emphasis added.',
      ],
      ['[@whitlow1999, 8]', '^Whitlow & Osei^, *supra* note 5, at 8.'],
      ['A note of the author’s own.', 'A note of the author’s own.'],
      ['[@whitlow1999, 9]', '^Whitlow & Osei^, *supra* note 5, at 9.'],
      [
        'See [@pryce2013, 110]. But [@pryce2013, 111].',
        'See Owen Pryce, *One Recall in a Hundred Years*, 55 ^Ariz. L. Rev.^ 101, 110 (2013). But *id.* at 111.',
      ],
      ['[@pryce2013, 112]', 'Pryce, *supra* note 9, at 112.'],
      ['N.Y. Times (June 10, 2016); [@pryce2013, 113]', 'N.Y. Times (June 10, 2016); Pryce, *supra* note 9, at 113.'],
      ['[@pryce2013, 114]', 'Pryce, *supra* note 9, at 114.'],
      ['Pryce says so, [-@pryce2013, 115], and more.', 'Pryce says so, *id.* at 115, and more.'],
      [
        '[@sayre1974, 16 n.3]; [@argus1910, A2].',
        'Edwin Sayre, *The Territorial Bar*, *in* ^Essays on the Frontier Bench^ 12, 16 n.3 (Maude Delacroix ed., 1974); *Statehood and the Recall*, ^Prescott Weekly Argus^, Sept. 14, 1910, at A1, A2.',
      ],
      ['[@marchetti1987, ¶¶ 12-13]', '^Marchetti^, *supra* note 1, ¶¶ 12–13.'],
      [
        '[@mou]',
        'Kwame Osei, Memorandum of Understanding (2015) (unpublished manuscript). I have not yet been able to find a copy.',
      ],
    ]))
})

describe('Chicago notes', () => {
  it('cites cases as the Chicago Manual 14.276 does, with their pages', () =>
    check('chicago-notes', [
      ['[@coyle1911, 565]', 'Coyle v. Smith, 221 U.S. 559, 565 (1911).'],
      ['[@coyle1911]', '*Coyle*, 221 U.S. 559.'],
      ['[@coyle1911, 567]', '*Id.* at 567.'],
      [
        '[@stodder, 145]; see also [@coyle1911, 571]',
        'United States v. Stodder, 222 F.3d 141, 145 (9th Cir. 2000); see also *Coyle*, 221 U.S. at 571.',
      ],
      ['[@stodder]', '*Stodder*, 222 F.3d 141.'],
      ['[@harlow, *3]', 'Harlow v. Prescott County, No. 12-345, 2012 WL 12345, at *3 (D. Ariz. June 10, 2012).'],
      ['[@pryce2013]', 'Owen Pryce, “One Recall in a Hundred Years,” *Arizona Law Review* 55, no. 2 (2013): 101–40.'],
      ['[@harlow, *4]', '*Harlow*, 2012 WL 12345, at *4.'],
    ]))
  it('gives the full note of every kind of source (Chicago Manual, 17th ed., chapter 14: reports 14.220, letters 14.229, interviews 14.211, speeches 14.217, manuscripts 14.218)', () =>
    check('chicago-notes', [
      [
        '[@marchetti1987, 33]',
        'Lena Marchetti, *Copper and the Chancellor: Labor Injunctions in the Territorial Courts* (Tucson: Saguaro University Press, 1987), 33.',
      ],
      [
        '[@whitlow1999, ch. 4]',
        'Bettina Whitlow and Kwame Osei, *Judges and Their Makers*, 2nd ed. (London: Harrow House, 1999), chap. 4.',
      ],
      [
        '[@sayre1974, 15]',
        'Edwin Sayre, “The Territorial Bar,” in *Essays on the Frontier Bench*, ed. Maude Delacroix (London: Harrow House, 1974), 15.',
      ],
      [
        '[@pryce2013, 110, 120-121]',
        'Owen Pryce, “One Recall in a Hundred Years,” *Arizona Law Review* 55, no. 2 (2013): 110, 120–21.',
      ],
      ['[@argus1910]', '“Statehood and the Recall,” *Prescott Weekly Argus*, September 14, 1910.'],
      [
        '[@times2016]',
        'Ida Creamer, “Judges Face a Vote,” *N.Y. Times*, June 10, 2016, https://times.example.org/2016/judges [https://archive.example.org/9x].',
      ],
      [
        '[@blog2012]',
        'Duane Krohnke, “What the Veto Meant,” *The Quiet Docket* (blog), May 1, 2012, https://docket.example.org/veto.',
      ],
      ['[@countyweb]', '“Court Records,” Prescott County, accessed March 3, 2020, https://county.example.org/records.'],
      [
        '[@crs2010, 12]',
        'Office of Electoral Studies, *Recall Elections in the States*, R41234 (Office of Electoral Studies, 2010), 12.',
      ],
      ['[@taft-letter]', 'William H. Taft to Edwin Sayre, August 15, 1911, County Historical Society.'],
      ['[@recorder]', 'J. T. Harrow, County Recorder, interview by author (Prescott, Ariz., October 22, 1994).'],
      [
        '[@address1912]',
        'George W. P. Hunt, “The Bench and the Ballot” (speech, Constitutional Convention of Arizona, Phoenix, November 3, 1910).',
      ],
      [
        '[@mou, 3]',
        'Kwame Osei, “Memorandum of Understanding” (unpublished manuscript, 2015), 3. I have not yet been able to find a copy.',
      ],
    ]))
  it('shortens later notes (14.30) and avoids “ibid.” (14.34)', () =>
    check('chicago-notes', [
      [
        '[@marchetti1987, 33]',
        'Lena Marchetti, *Copper and the Chancellor: Labor Injunctions in the Territorial Courts* (Tucson: Saguaro University Press, 1987), 33.',
      ],
      ['[@marchetti1987, 34]', 'Marchetti, 34.'],
      ['[@marchetti1987, 34]', 'Marchetti, 34.'],
      ['[@marchetti1987]', 'Marchetti, *Copper and the Chancellor*.'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        'see Bettina Whitlow and Kwame Osei, *Judges and Their Makers*, 2nd ed. (London: Harrow House, 1999), 7; *cf.* Marchetti, *Copper and the Chancellor*, 40, emphasis added.',
      ],
      ['[@whitlow1999, 8]', 'Whitlow and Osei, *Judges and Their Makers*, 8.'],
      ['A note of the author’s own.', 'A note of the author’s own.'],
      ['[@whitlow1999, 9]', 'Whitlow and Osei, *Judges and Their Makers*, 9.'],
      [
        'See [@pryce2013, 110]. But [@pryce2013, 111].',
        'See Owen Pryce, “One Recall in a Hundred Years,” *Arizona Law Review* 55, no. 2 (2013): 110. But Pryce, 111.',
      ],
      ['[@pryce2013, 112]', 'Pryce, “One Recall in a Hundred Years,” 112.'],
      [
        'N.Y. Times (June 10, 2016); [@pryce2013, 113]',
        'N.Y. Times (June 10, 2016); Pryce, “One Recall in a Hundred Years,” 113.',
      ],
      ['[@pryce2013, 114]', 'Pryce, “One Recall in a Hundred Years,” 114.'],
      ['Pryce says so, [-@pryce2013, 115], and more.', 'Pryce says so, 115, and more.'],
      [
        '[@sayre1974, 16 n.3]; [@argus1910, A2].',
        'Edwin Sayre, “The Territorial Bar,” in *Essays on the Frontier Bench*, ed. Maude Delacroix (London: Harrow House, 1974), 16 n.3; “Statehood and the Recall,” *Prescott Weekly Argus*, September 14, 1910, A2.',
      ],
      ['[@marchetti1987, ¶¶ 12-13]', 'Marchetti, *Copper and the Chancellor*, paras. 12–13.'],
      [
        '[@mou]',
        'Kwame Osei, “Memorandum of Understanding” (unpublished manuscript, 2015). I have not yet been able to find a copy.',
      ],
    ]))
  it('uses “ibid.” where one source alone stood in the note before (14.34)', () =>
    check('chicago-notes-ibid', [
      [
        '[@marchetti1987, 33]',
        'Lena Marchetti, *Copper and the Chancellor: Labor Injunctions in the Territorial Courts* (Tucson: Saguaro University Press, 1987), 33.',
      ],
      ['[@marchetti1987, 34]', 'Ibid., 34.'],
      ['[@marchetti1987, 34]', 'Ibid.'],
      ['[@marchetti1987]', 'Marchetti, *Copper and the Chancellor*.'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        'see Bettina Whitlow and Kwame Osei, *Judges and Their Makers*, 2nd ed. (London: Harrow House, 1999), 7; *cf.* Marchetti, *Copper and the Chancellor*, 40, emphasis added.',
      ],
      ['[@whitlow1999, 8]', 'Whitlow and Osei, *Judges and Their Makers*, 8.'],
      ['A note of the author’s own.', 'A note of the author’s own.'],
      ['[@whitlow1999, 9]', 'Whitlow and Osei, *Judges and Their Makers*, 9.'],
      [
        'See [@pryce2013, 110]. But [@pryce2013, 111].',
        'See Owen Pryce, “One Recall in a Hundred Years,” *Arizona Law Review* 55, no. 2 (2013): 110. But ibid., 111.',
      ],
      ['[@pryce2013, 112]', 'Pryce, “One Recall in a Hundred Years,” 112.'],
      [
        'N.Y. Times (June 10, 2016); [@pryce2013, 113]',
        'N.Y. Times (June 10, 2016); Pryce, “One Recall in a Hundred Years,” 113.',
      ],
      ['[@pryce2013, 114]', 'Pryce, “One Recall in a Hundred Years,” 114.'],
      ['Pryce says so, [-@pryce2013, 115], and more.', 'Pryce says so, ibid., 115, and more.'],
      [
        '[@sayre1974, 16 n.3]; [@argus1910, A2].',
        'Edwin Sayre, “The Territorial Bar,” in *Essays on the Frontier Bench*, ed. Maude Delacroix (London: Harrow House, 1974), 16 n.3; “Statehood and the Recall,” *Prescott Weekly Argus*, September 14, 1910, A2.',
      ],
      ['[@marchetti1987, ¶¶ 12-13]', 'Marchetti, *Copper and the Chancellor*, paras. 12–13.'],
      [
        '[@mou]',
        'Kwame Osei, “Memorandum of Understanding” (unpublished manuscript, 2015). I have not yet been able to find a copy.',
      ],
    ]))
  it('uses short notes from the first one on (14.30)', () =>
    check('chicago-short-notes', [
      ['[@marchetti1987, 33]', 'Marchetti, *Copper and the Chancellor*, 33.'],
      ['[@marchetti1987, 34]', 'Marchetti, 34.'],
      ['[@marchetti1987, 34]', 'Marchetti, 34.'],
      ['[@marchetti1987]', 'Marchetti, *Copper and the Chancellor*.'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        'see Whitlow and Osei, *Judges and Their Makers*, 7; *cf.* Marchetti, *Copper and the Chancellor*, 40, emphasis added.',
      ],
      ['[@whitlow1999, 8]', 'Whitlow and Osei, *Judges and Their Makers*, 8.'],
    ]))
})

describe('OSCOLA', () => {
  it('cites later by “n” and “ibid” (OSCOLA 4th ed., 1.2)', () =>
    check('oscola', [
      ['[@coyle1911, 565]', '*Coyle v Smith* (1911) 221 US 559, 565.'],
      [
        '[@marchetti1987, 33]',
        'Lena Marchetti, *Copper and the Chancellor: Labor Injunctions in the Territorial Courts* (Saguaro University Press 1987) 33.',
      ],
      ['[@marchetti1987, 34]', 'ibid 34.'],
      ['[@marchetti1987, 34]', 'ibid.'],
      ['[@marchetti1987]', 'Marchetti (n 2).'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        'see Bettina Whitlow and Kwame Osei, *Judges and Their Makers* (2nd edn, Harrow House 1999) 7; *cf.* Marchetti (n 2) 40, emphasis added.',
      ],
      ['[@whitlow1999, 8]', 'Whitlow and Osei (n 6) 8.'],
      ['A note of the author’s own.', 'A note of the author’s own.'],
      ['[@whitlow1999, 9]', 'Whitlow and Osei (n 6) 9.'],
      [
        'See [@pryce2013, 110]. But [@pryce2013, 111].',
        'See Owen Pryce, ‘One Recall in a Hundred Years’ (2013) 55 Arizona Law Review 101, 110. But ibid 111.',
      ],
      ['[@pryce2013, 112]', 'Pryce (n 10) 112.'],
      ['N.Y. Times (June 10, 2016); [@pryce2013, 113]', 'N.Y. Times (June 10, 2016); Pryce (n 10) 113.'],
      ['[@pryce2013, 114]', 'Pryce (n 10) 114.'],
      ['Pryce says so, [-@pryce2013, 115], and more.', 'Pryce says so, ibid 115, and more.'],
      [
        '[@sayre1974, 16 n.3]; [@argus1910, A2].',
        'Edwin Sayre, ‘The Territorial Bar’ in Maude Delacroix (ed), *Essays on the Frontier Bench* (Harrow House 1974) 16 n.3; ‘Statehood and the Recall’ *Prescott Weekly Argus* (14 September 1910) A1 A2.',
      ],
      ['[@marchetti1987, ¶¶ 12-13]', 'Marchetti (n 2) paras 12–13.'],
      ['[@mou]', 'Kwame Osei, ‘Memorandum of Understanding’ (2015). I have not yet been able to find a copy.'],
    ]))
  it('cites the law of the United States as at home, without stops (OSCOLA 4th ed., 2.1.1)', () =>
    check('oscola', [
      ['[@coyle1911, 565]', '*Coyle v Smith* (1911) 221 US 559, 565.'],
      ['[@s1983]', '42 USC § 1983.'],
      ['[@clean-water]', '40 CFR § 122.26.'],
      ['[@{const}, art. I]', 'US Const art I.'],
    ]))
  it('gives the full note of every kind of source (OSCOLA 4th ed., part 3)', () =>
    check('oscola', [
      [
        '[@marchetti1987, 33]',
        'Lena Marchetti, *Copper and the Chancellor: Labor Injunctions in the Territorial Courts* (Saguaro University Press 1987) 33.',
      ],
      [
        '[@whitlow1999, ch. 4]',
        'Bettina Whitlow and Kwame Osei, *Judges and Their Makers* (2nd edn, Harrow House 1999) ch 4.',
      ],
      [
        '[@sayre1974, 15]',
        'Edwin Sayre, ‘The Territorial Bar’ in Maude Delacroix (ed), *Essays on the Frontier Bench* (Harrow House 1974) 15.',
      ],
      [
        '[@pryce2013, 110, 120-121]',
        'Owen Pryce, ‘One Recall in a Hundred Years’ (2013) 55 Arizona Law Review 101, 110, 120–121.',
      ],
      ['[@argus1910]', '‘Statehood and the Recall’ *Prescott Weekly Argus* (14 September 1910) A1.'],
      [
        '[@times2016]',
        'Ida Creamer, ‘Judges Face a Vote’ *N.Y. Times* (10 June 2016) <https://times.example.org/2016/judges [https://archive.example.org/9x]> accessed 12 June 2016.',
      ],
      [
        '[@blog2012]',
        'Duane Krohnke, ‘What the Veto Meant’ (*The Quiet Docket*, 1 May 2012) <https://docket.example.org/veto>.',
      ],
      [
        '[@countyweb]',
        '‘Court Records’ (*Prescott County*) <https://county.example.org/records> accessed 3 March 2020.',
      ],
      [
        '[@crs2010, 12]',
        'Office of Electoral Studies, ‘Recall Elections in the States’ (Office of Electoral Studies 2010) R41234 12.',
      ],
      ['[@taft-letter]', 'Letter from William H Taft to Edwin Sayre (15 August 1911).'],
      ['[@recorder]', 'Interview with JT Harrow, ‘County Recorder’ (22 October 1994).'],
      [
        '[@address1912]',
        'George WP Hunt, ‘The Bench and the Ballot’ (Constitutional Convention of Arizona, Phoenix, 3 November 1910).',
      ],
      ['[@mou, 3]', 'Kwame Osei, ‘Memorandum of Understanding’ (2015) 3. I have not yet been able to find a copy.'],
    ]))
})

describe('MLA', () => {
  it('cites in the text by author and page (MLA Handbook, chapter 6)', () =>
    check('mla', [
      ['[@marchetti1987, 33]', '(Marchetti 33)'],
      ['[@marchetti1987, 34]', '(Marchetti 34)'],
      ['[@marchetti1987, 34]', '(Marchetti 34)'],
      ['[@marchetti1987]', '(Marchetti)'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        '(see Whitlow and Osei 7; *cf.* Marchetti 40, emphasis added)',
      ],
      ['[@whitlow1999, 8]', '(Whitlow and Osei 8)'],
      ['A note of the author’s own.', 'A note of the author’s own.'],
      ['[@whitlow1999, 9]', '(Whitlow and Osei 9)'],
      ['See [@pryce2013, 110]. But [@pryce2013, 111].', 'See (Pryce 110). But (Pryce 111).'],
      ['[@pryce2013, 112]', '(Pryce 112)'],
      ['N.Y. Times (June 10, 2016); [@pryce2013, 113]', 'N.Y. Times (June 10, 2016); (Pryce 113)'],
      ['[@pryce2013, 114]', '(Pryce 114)'],
      ['Pryce says so, [-@pryce2013, 115], and more.', 'Pryce says so, (115), and more.'],
      ['[@sayre1974, 16 n.3]; [@argus1910, A2].', '(Sayre 16 n.3); (“Statehood and the Recall” A2).'],
      ['[@marchetti1987, ¶¶ 12-13]', '(Marchetti, pars. 12–13)'],
      ['[@mou]', '(Osei) (I have not yet been able to find a copy)'],
    ]))
})

describe('APA', () => {
  it('cites in the text by author, year and page (APA Publication Manual, 7th ed., chapter 8)', () =>
    check('apa', [
      ['[@marchetti1987, 33]', '(Marchetti, 1987, p. 33)'],
      ['[@whitlow1999, ch. 4]', '(Whitlow & Osei, 1999, Chapter 4)'],
      ['[@sayre1974, 15]', '(Sayre, 1974, p. 15)'],
      ['[@pryce2013, 110, 120-121]', '(Pryce, 2013, pp. 110, 120–121)'],
      ['[@argus1910]', '(“Statehood and the Recall,” 1910)'],
      ['[@times2016]', '(Creamer, 2016)'],
      ['[@blog2012]', '(Krohnke, 2012)'],
      ['[@countyweb]', '(*Court Records*, n.d.)'],
      ['[@crs2010, 12]', '(Office of Electoral Studies, 2010, p. 12)'],
      ['[@marchetti1987]', '(Marchetti, 1987)'],
      [
        '[see @whitlow1999, 7; *cf.* @marchetti1987, 40, emphasis added]',
        '(see Whitlow & Osei, 1999, p. 7; *cf.* Marchetti, 1987, p. 40, emphasis added)',
      ],
      ['[@whitlow1999, 8]', '(Whitlow & Osei, 1999, p. 8)'],
      ['A note of the author’s own.', 'A note of the author’s own.'],
      ['[@whitlow1999, 9]', '(Whitlow & Osei, 1999, p. 9)'],
      ['See [@pryce2013, 110]. But [@pryce2013, 111].', 'See (Pryce, 2013, p. 110). But (Pryce, 2013, p. 111).'],
    ]))
})
