/// Names of months and weekdays in the languages that prompts are often written in.
///
/// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian, the last two
/// also in the genitive that dates use.
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
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    """)

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
    понедельник вторник среда четверг пятница суббота воскресенье
    """)

  /// Words that may stand between a clock's digits and the end of a timestamp.
  static let zones = WordTable(
    """
    z utc gmt est edt cst cdt mst mdt pst pdt akst akdt hst ast adt bst ist wet west cet cest eet \
    eest msk jst kst sgt hkt awst acst aest aedt nzst nzdt brt art sast gst pkt
    """)
}
