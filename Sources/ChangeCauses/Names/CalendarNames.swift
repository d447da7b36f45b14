/// Names of months and weekdays in the languages that prompts are often written in.
///
/// With the forms that dates use where a language has several: `maja`, `ноября`, `marraskuuta`. The
/// numerals of Chinese, Japanese and Korean dates have scanners of their own.
enum CalendarNames {
  static let months = WordTable(
    """
    january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec \
    januar jänner februar märz mai juni juli oktober dezember mär okt dez \
    janvier février mars avril juin juillet août septembre octobre novembre décembre \
    janv févr avr juil déc \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    ene abr ago dic \
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott \
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out \
    januari februari maart mei augustus mrt \
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada \
    grudnia styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik \
    listopad grudzień \
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря \
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь \
    янв фев мар апр июн июл авг сен сент окт ноя нояб дек \
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня \
    януари февруари април юни юли септември октомври ноември декември \
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık \
    leden únor březen duben květen červen červenec srpen září říjen listopad prosinec \
    ledna února března dubna května června července srpna října listopadu prosince \
    januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra \
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga \
    studenog prosinca januarja februarja aprila maja junija julija avgusta oktobra \
    január janúar február március április május június július augusztus szeptember október \
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta \
    syyskuuta lokakuuta marraskuuta joulukuuta \
    mars maj juni juli augusti marts august desember \
    ianuarie februarie martie aprilie iunie iulie noiembrie decembrie septembrie octombrie \
    gener febrer març abril maig juny juliol agost setembre octubre desembre \
    januari februari maret april mei juni juli agustus oktober november desember \
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου \
    νοεμβρίου δεκεμβρίου \
    जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर \
    दिसम्बर \
    يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر \
    كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين \
    ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر \
    فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند \
    ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר \
    มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม \
    ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. \
    janúar febrúar apríl maí júní júlí ágúst október nóvember desember \
    sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio \
    gruodžio janvāris februāris aprīlis maijs jūnijs jūlijs augusts septembris oktobris \
    novembris decembris tishrei cheshvan kislev tevet shevat adar nisan iyar sivan tammuz elul \
    muharram safar rajab ramadan shawwal
    """)

  /// Short forms that are words of English too, and those that are so in small letters.
  static let words = WordTable("out set ago gen mag")
  static let smallWords = WordTable("may mar march")

  static let weekdays = WordTable(
    """
    monday tuesday wednesday thursday friday saturday sunday \
    mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche \
    lunes martes miércoles jueves viernes sábado domingo \
    lunedì martedì mercoledì giovedì venerdì sabato domenica \
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta \
    sexta \
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag \
    poniedziałek wtorek środa czwartek piątek sobota niedziela \
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс \
    понеділок вівторок середа четвер субота неділя \
    pazartesi salı çarşamba perşembe cuma cumartesi pazar \
    pondělí úterý středa čtvrtek pátek sobota neděle \
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag \
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai \
    hétfő kedd szerda csütörtök péntek szombat vasárnap \
    luni marți miercuri joi vineri sâmbătă duminică \
    senin selasa rabu kamis jumat sabtu minggu \
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή \
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार \
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد \
    دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه
    """)

  /// Words that may stand between a clock's digits and the end of a timestamp.
  static let zones = WordTable(
    """
    z utc gmt est edt cst cdt mst mdt pst pdt akst akdt hst ast adt bst ist wet west cet cest eet \
    eest msk jst kst sgt hkt awst acst aest aedt nzst nzdt brt art sast gst pkt
    """)
}
