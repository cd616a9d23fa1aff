"""The fixed words of outputs in more languages, a row each; see xhtml_words.Words for their order.

"{}" in the words for chapter and part is where the number stands, in languages that don't put it
behind.
"""

_ROWS = """
ar: المحتويات; الغلاف; صفحة العنوان; الفصل; الجزء; الصفحات; المعالم; بداية النص; الشخصيات; يُقال في الوقت نفسه; حاشية; الحواشي; العودة إلى النص; تأليف; انتقل إلى النص; المظهر; فاتح; داكن; بني داكن; مثل الجهاز; الألوان; حجم النص
cs: Obsah; Obálka; Titulní strana; Kapitola; Část; Stránky; Orientační body; Začátek textu; Postavy; Mluví současně; Poznámka; Poznámky; Zpět k textu; autor; Přejít k textu; Vzhled; Světlý; Tmavý; Sépie; Podle zařízení; Barvy; Velikost písma
da: Indhold; Omslag; Titelside; Kapitel; Del; Sider; Pejlemærker; Tekstens begyndelse; Personer; Siges samtidig; Note; Noter; Tilbage til teksten; af; Gå til teksten; Udseende; Lys; Mørk; Sepia; Som enheden; Farver; Tekststørrelse
el: Περιεχόμενα; Εξώφυλλο; Σελίδα τίτλου; Κεφάλαιο; Μέρος; Σελίδες; Ορόσημα; Αρχή του κειμένου; Πρόσωπα; Λέγονται ταυτόχρονα; Σημείωση; Σημειώσεις; Επιστροφή στο κείμενο; από; Μετάβαση στο κείμενο; Εμφάνιση; Φωτεινό; Σκοτεινό; Σέπια; Όπως η συσκευή; Χρώματα; Μέγεθος κειμένου
fi: Sisällys; Kansi; Nimiösivu; Luku; Osa; Sivut; Maamerkit; Tekstin alku; Henkilöt; Puhutaan yhtä aikaa; Viite; Viitteet; Takaisin tekstiin; kirjoittanut; Siirry tekstiin; Ulkoasu; Vaalea; Tumma; Seepia; Kuten laite; Värit; Tekstin koko
he: תוכן העניינים; כריכה; עמוד השער; פרק; חלק; עמודים; ציוני דרך; תחילת הטקסט; דמויות; נאמר בו־זמנית; הערה; הערות; חזרה לטקסט; מאת; דילוג לטקסט; תצוגה; בהיר; כהה; ספיה; כמו במכשיר; צבעים; גודל הטקסט
hu: Tartalom; Borító; Címlap; {}. fejezet; {}. rész; Oldalak; Tájékozódási pontok; A szöveg kezdete; Szereplők; Egyszerre mondják; Jegyzet; Jegyzetek; Vissza a szöveghez; írta; Ugrás a szöveghez; Megjelenés; Világos; Sötét; Szépia; Mint az eszközön; Színek; Betűméret
ja: 目次; 表紙; 扉; 第{}章; 第{}部; ページ; 目印; 本文の始まり; 登場人物; 同時に話す; 注; 注; 本文に戻る; 作; 本文へ移動; 表示; 明るい; 暗い; セピア; 端末に合わせる; 配色; 文字の大きさ
ko: 차례; 표지; 속표지; 제{}장; 제{}부; 쪽; 길잡이; 본문 시작; 등장인물; 동시에 말함; 주; 주; 본문으로 돌아가기; 지은이; 본문으로 건너뛰기; 모양; 밝게; 어둡게; 세피아; 기기와 같게; 색; 글자 크기
nb: Innhold; Omslag; Tittelside; Kapittel; Del; Sider; Landemerker; Tekstens begynnelse; Personer; Sies samtidig; Note; Noter; Tilbake til teksten; av; Gå til teksten; Utseende; Lys; Mørk; Sepia; Som enheten; Farger; Tekststørrelse
nl: Inhoud; Omslag; Titelpagina; Hoofdstuk; Deel; Pagina’s; Oriëntatiepunten; Begin van de tekst; Personages; Tegelijk gesproken; Noot; Noten; Terug naar de tekst; door; Naar de tekst; Weergave; Licht; Donker; Sepia; Zoals het apparaat; Kleuren; Tekstgrootte
pl: Spis treści; Okładka; Strona tytułowa; Rozdział; Część; Strony; Punkty orientacyjne; Początek tekstu; Osoby; Mówione jednocześnie; Przypis; Przypisy; Powrót do tekstu; autor; Przejdź do tekstu; Wygląd; Jasny; Ciemny; Sepia; Jak w urządzeniu; Kolory; Wielkość tekstu
ru: Содержание; Обложка; Титульный лист; Глава; Часть; Страницы; Ориентиры; Начало текста; Действующие лица; Говорят одновременно; Примечание; Примечания; Назад к тексту; автор; Перейти к тексту; Вид; Светлая; Тёмная; Сепия; Как на устройстве; Цвета; Размер текста
tr: İçindekiler; Kapak; Başlık sayfası; {}. Bölüm; {}. Kısım; Sayfalar; Yer işaretleri; Metnin başı; Kişiler; Aynı anda söylenir; Not; Notlar; Metne dön; yazan; Metne geç; Görünüm; Açık; Koyu; Sepya; Cihazdaki gibi; Renkler; Metin boyutu
uk: Зміст; Обкладинка; Титульна сторінка; Розділ; Частина; Сторінки; Орієнтири; Початок тексту; Дійові особи; Кажуть одночасно; Примітка; Примітки; Назад до тексту; автор; Перейти до тексту; Вигляд; Світла; Темна; Сепія; Як на пристрої; Кольори; Розмір тексту
vi: Mục lục; Bìa; Trang tên sách; Chương; Phần; Trang; Mốc; Bắt đầu văn bản; Nhân vật; Nói cùng lúc; Chú thích; Chú thích; Trở lại văn bản; tác giả; Đến văn bản; Hiển thị; Sáng; Tối; Nâu đỏ; Theo thiết bị; Màu sắc; Cỡ chữ
zh: 目录; 封面; 书名页; 第{}章; 第{}部; 页码; 地标; 正文开始; 人物; 同时说; 注释; 注释; 返回正文; 作者; 跳到正文; 外观; 浅色; 深色; 棕褐色; 跟随设备; 配色; 文字大小
zh-hant: 目錄; 封面; 書名頁; 第{}章; 第{}部; 頁碼; 地標; 正文開始; 人物; 同時說; 註釋; 註釋; 返回正文; 作者; 跳到正文; 外觀; 淺色; 深色; 棕褐色; 跟隨裝置; 配色; 文字大小
"""  # noqa: E501 -- a row is a language


def rows() -> dict[str, tuple[str, ...]]:
    """The words of each language by its tag, in the order of the fields of Words."""
    split = (row.partition(": ") for row in _ROWS.strip().splitlines())
    return {tag: tuple(said.split("; ")) for tag, _, said in split}
