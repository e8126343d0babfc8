//! The list itself, by id.

use super::{Certainty, Difference};

macro_rules! differences {
    ($($(#[doc = $doc:literal])* $name:ident: $id:literal, $certainty:ident, $title:literal, $what:literal, $advice:literal;)*) => {
        $(
            #[doc = $title]
            pub static $name: Difference = Difference {
                id: $id,
                title: $title,
                what: $what,
                advice: $advice,
                certainty: Certainty::$certainty,
            };
        )*

        /// All known differences, by id.
        pub static DIFFERENCES: &[&Difference] = &[$(&$name,)*];
    };
}

differences! {
    NO_REST_COLUMN: "KB-001", Documented,
        "column without a counterpart in REST",
        "XML-RPC reads and writes the column; neither REST version has it. Where a table holds several kinds of rows, a kind may lack what another has: an end of tasks, or dates of notes. It is refused by name when it is written.",
        "Stop using the column, or copy its content into a custom field before XML-RPC ends.";
    NO_V1_COLUMN: "KB-002", Documented,
        "column without a counterpart in REST v1",
        "XML-RPC and REST v2 have the column; REST v1 does not.",
        "Route the operation to REST v2.";
    COUNTRY_NAME: "KB-003", Documented,
        "country: display name or ISO code",
        "XML-RPC holds any text, REST holds ISO 3166-1 alpha-3; REST v2 has a text beside the code, which it takes as deprecated. The facade takes every name that means one country (former and everyday names, and those of the account's own list) and refuses others when they are written. A stored text without a code goes back over v2 as it was read (that the service keeps it is inferred); v1 does not show it.",
        "Write names or codes of countries; the facade converts both ways and compares codes.";
    REGION_TEXT: "KB-004", Documented,
        "region: free text, name or ISO code",
        "XML-RPC keeps what was written (AZ), REST v1 stores and answers the full name (Arizona), REST v2 takes ISO 3166-2 (US-AZ) and, as deprecated, a text. A region that is written must be in ISO 3166-2 or in the account's list; a state of military mail (AA, AE, AP), which is in neither, goes over v2 as a text (inferred) and is refused over v1. One that is stored goes back over v2 as it was read, text and code (that the service keeps the text is inferred).",
        "Treat the three as one value; a comparison takes them for one where country and region are known. A condition finds a region by the text that is stored, as over XML-RPC: ask for AZ and for Arizona.";
    PHONE_FORMAT: "KB-005", Observed,
        "phone numbers are reformatted",
        "XML-RPC turns ten digits into (987) 654-3211 on write; REST stores what was sent.",
        "Compare the digits and letters, never the signs between them.";
    REPEATED_HOUR: "KB-006", Documented,
        "the repeated hour in autumn",
        "XML-RPC writes Eastern wall time without a zone, so a time between 01:00 and 02:00 on the last day of daylight saving means two instants; REST names the instant.",
        "The facade takes the first of the two; distrust XML-RPC times in that hour, REST has the true one.";
    NAME_ONLY_CONTACT: "KB-007", Documented,
        "a contact with a name alone",
        "XML-RPC creates a contact from anything; REST v1 wants an e-mail address or a phone number, REST v2 one of these or an address.",
        "Collect an address before creating the contact; the facade refuses before anything is sent and invents nothing.";
    COMPANY_TEXT: "KB-008", Inferred,
        "the name of a contact's company and the link to it",
        "XML-RPC stores any text in Contact.Company, and the link in CompanyID beside it. REST has the link to a company record alone, whose name is the text: a text without a record is not told, who writes a CompanyID gets that company's name for a text, and who clears one of the two clears both. Where both are written, the id is linked and the text is not kept.",
        "Create the company records before the move; over REST the facade links a company by its exact name and refuses a name that no company or several companies have. Write CompanyID where it is known, and clear Company only where the link is to end.";
    REGION_WITHOUT_COUNTRY: "KB-009", Documented,
        "a region without a country",
        "XML-RPC stores a region alone; REST refuses a new contact or company with a region and no country (documented). For changes nothing is documented: the facade refuses to write a region without a country, and sends one that is stored back over v2 (inferred: v1 refuses it, v2 keeps it).",
        "Write the country with the region, or configure one for addresses that have none: --default-country or KEAP_DEFAULT_COUNTRY, in Rust RestOptions::default_country.";
    USER_INFO: "KB-010", Inferred,
        "what getUserInfo tells",
        "The member names of the XML-RPC answer are not confirmed; REST v1 names no tenant, and neither REST version names the user's address of the application.",
        "Use the user's id and e-mail address, which all three have.";
    QUERY_CONDITION: "KB-011", Documented,
        "conditions that REST cannot filter by",
        "XML-RPC filters by any column; REST filters by a short list of keys. The facade reads a superset and filters it itself, up to a row budget.",
        "Filter by an indexed key as well (e-mail, name, update time), or raise the row budget knowingly.";
    MISSING_TAG: "KB-012", Inferred,
        "applying a tag that does not exist",
        "XML-RPC answers with an unspecific fault 0, as one user reports of a case without a clear cause; REST says that the tag is missing, in words that no document lists.",
        "Do not look for a reason in XML-RPC's fault; check that the tag exists.";
    PHONE_PARTS: "KB-013", Documented,
        "an extension or a type without its number",
        "XML-RPC keeps number, extension and type as separate columns; in REST they are one entry that lives by its number, and neither version shows an extension or a type that has none. v2 replaces all numbers when one of them is written, so a change of Phone1 loses an extension that stands at Phone3 without a number (inferred); v1 keeps it.",
        "Write the number with its parts; clearing the number over REST clears them too. Where extensions stand alone, change phones over XML-RPC or REST v1.";
    NO_TABLE: "KB-014", Documented,
        "table without a counterpart in REST",
        "XML-RPC serves sixty tables; for the rows of twelve of them neither REST version has a resource.",
        "Use what the refusal names in its place, and export what is in the table before XML-RPC ends.";
    NO_MERGE_IN_V1: "KB-015", Documented,
        "merging contacts",
        "XML-RPC and REST v2 merge a duplicate into a contact; REST v1 cannot.",
        "Route the operation to REST v2.";
    FOLLOW_UP_SEQUENCE: "KB-016", Documented,
        "legacy follow-up sequences",
        "XML-RPC starts, ends, pauses and steps the follow-up sequences of table Campaign. REST knows only the campaigns of the Campaign Builder, whose ids are another space of numbers, and can only add contacts to their sequences and remove them: it does not tell whether a contact that is removed was in the sequence, so the facade answers true, where XML-RPC answers false for one that was not (inferred).",
        "Rebuild the sequence in the Campaign Builder and pair the ids with RestOptions::sequence, or start it with FunnelService.achieveGoal or a tag; nothing replaces pausing and stepping.";
    ACTION_SET: "KB-017", Documented,
        "action sets",
        "XML-RPC runs an action set and tells what each action did; REST has no action sets. What the owner names in place of a set is done: API goals that are achieved, tags that are applied or removed, in this order; a set that is not named is refused.",
        "Rebuild the set as an automation that an API goal or a tag starts, and name those with RestOptions::action_set.";
    NOT_IN_V1: "KB-018", Documented,
        "operation without a counterpart in REST v1",
        "XML-RPC and REST v2 have the operation; REST v1 does not.",
        "Route the operation to REST v2.";
    LINKED_CONTACT: "KB-019", Inferred,
        "what is told of a linked contact",
        "The members of XML-RPC's answer are not documented; REST v1 tells the id of the link, REST v2 the name of the link's type, and the facade gives ContactId and LinkTypeId besides.",
        "Use ContactId and LinkTypeId, and look at one answer of XML-RPC on your own account before you compare.";
    CUSTOM_FIELD_DEFINITION: "KB-020", Documented,
        "defining and changing custom fields",
        "XML-RPC defines custom fields for seven kinds of records and changes all of them. REST v1 defines those of contacts and tasks and changes none; REST v2 defines all and changes all but those of contacts.",
        "Route the operation to REST v2; change the fields of contacts in the application, or delete and define them anew.";
    APP_SETTING: "KB-021", Inferred,
        "settings of the application",
        "XML-RPC reads any setting by the name of its form field; REST has a fixed catalogue, of which five settings are known by their XML-RPC names, and tells whether the application is enabled; XML-RPC's words for that are inferred.",
        "Read the settings catalogue with keap_rest (getApplicationConfigurations), or keep the value in your own configuration.";
    LOGIN: "KB-022", Documented,
        "logging in through the API",
        "XML-RPC checks a user's name and password; REST does not, by design. Temporary keys, which no document describes, are gone everywhere.",
        "Use OAuth to sign users in, and a service account key for programs of your own.";
    CALENDAR: "KB-023", Inferred,
        "appointments as calendar text",
        "XML-RPC writes the iCalendar text; REST has the appointment, from which the facade writes a text of its own. REST v1 reads it by its id; REST v2 lists appointments and reads none by its id, so the list is read until the id is met. That the ids are the same numbers is inferred. A comparison takes two texts for one event where begin, end, title and place are those that XML-RPC tells.",
        "Compare the event, not the text; over REST v2 expect one call for each thousand appointments.";
    OPT_STATUS: "KB-024", Inferred,
        "the opt-in status of an address",
        "XML-RPC keeps a status for any address, and takes an opt-in and an opt-out without a reason; REST wants one, so that the facade writes `API Opt In`, which is what XML-RPC puts in its place as a comment of an SDK says, or `API Opt Out`. REST v1 tells the status of the first address of a contact only. That REST v2 answers 404 for an address that no record has is inferred: its contract lists 404 for every operation alike.",
        "Create the contact before its address is opted in or out, and route the operation to REST v2. Give a reason of your own with an opt-in.";
    MAIL_SENDING: "KB-025", Documented,
        "sending e-mail",
        "XML-RPC takes any sender, recipient and copies. REST queues the e-mail (202), sends it from a user or from an authenticated address, to a field of the contact, and sends no copies; templates go in the name of a user. XML-RPC refuses an e-mail to a contact that is not there; REST queues it, so the facade looks for the contacts first: over v2 for all, and over v1, which takes a call for each, for those of an e-mail to no more than ten.",
        "Write to ~Contact.Email~ without copies, and name the sending user with RestOptions::mail_user; true means queued.";
    MAIL_HISTORY: "KB-026", Documented,
        "recording e-mail",
        "XML-RPC keeps the sender's name and whether the e-mail shows as sent or received; REST has no place for either, and wants a recipient. XML-RPC and REST v1 refuse an e-mail of a contact that is not there; REST v2 takes the contact in the body and does not say that it looks for it, so the facade does first.",
        "Leave the two out; REST shows an e-mail by its dates.";
    TEMPLATE_CHANGE: "KB-027", Documented,
        "creating and changing e-mail templates",
        "XML-RPC creates and replaces templates; REST only reads and sends them.",
        "Keep the templates in the application, or send the whole e-mail with APIEmailService.sendEmail.";
    SAVED_SEARCH: "KB-028", Documented,
        "saved searches",
        "XML-RPC runs a saved search as any user and types its values; REST v2 runs it as the user of the credential and tells every value as text, but not which table a search is of: a column that it does not have is refused without the table's name. Its report operations are described as deprecated.",
        "Share the search with the user of the credential, read values by their text, and prefer DataService.query where the conditions can be written.";
    QUICK_SEARCH: "KB-029", Documented,
        "quick search",
        "XML-RPC looks for a word in the fields that the application searches and answers the columns that a user has chosen; REST has no such search, and does not tell what a user may or did choose. The facade looks for rows whose name, title, e-mail address or code begins with the word, of persons also for those whose whole name does; `_` and `%` in the word are characters like others, `%` at its ends is left out.",
        "Use DataService.query with the fields you mean.";
    NO_V1_TABLE: "KB-031", Documented,
        "table or operation that REST v1 does not have",
        "REST v2 has an endpoint for it; REST v1 does not.",
        "Route the operation on this table to REST v2.";
    NO_V2_TABLE: "KB-032", Documented,
        "table or operation that REST v2 does not have",
        "REST v1 has an endpoint for it; REST v2 does not.",
        "Route the operation on this table to REST v1 while it lives.";
    NO_TABLE_OPERATION: "KB-033", Documented,
        "operation on a table that REST does not have",
        "XML-RPC does it; neither REST version has an endpoint for it.",
        "Leave the operation on XML-RPC until the end; in Keap's own pages it can be done by hand.";
    APPOINTMENTS_IN_V2: "KB-034", Documented,
        "appointments in REST v2",
        "ContactAction holds tasks, notes and appointments. REST v2 lists appointments since October 2026 and neither adds, changes nor deletes them; their rows have no kind of action, no reminder and no custom fields. That their ids are those of ContactAction and REST v1 is inferred.",
        "Read appointments over REST v2, write them over REST v1 while it lives, and keep them in a calendar of your own before it ends.";
    READ_ONLY_COLUMN: "KB-035", Documented,
        "column that REST reads and does not write",
        "XML-RPC writes the column; the REST version answers it and takes it never, or only when the record is created.",
        "Leave the column out of writes over REST, or change it in Keap's own pages.";
    UNKNOWN_WORD: "KB-036", Inferred,
        "value outside the known set",
        "Some columns hold one of a few values, which each API spells its own way; XML-RPC stores any text. Some columns of numbers are yes or no in REST (Product.Status, Product.Taxable), which has 0 and 1 alone: XML-RPC stores any number, the facade refuses to write another, and reads one that is stored as 1. The choices of a custom field of the kind MultiSelect are one text in XML-RPC, kept as it is written, and a list in REST: blanks around a choice (`Golf, Chess`) are not written over REST, so that a condition with them finds no such row (that XML-RPC keeps them is inferred).",
        "Write one of the values that the refusal lists, and 0 or 1 for yes or no; write choices with a comma alone between them; values that the facade does not know are read as they are.";
    REQUIRED_COLUMN: "KB-037", Documented,
        "column that a new row cannot be without",
        "XML-RPC adds a row from any columns; the REST endpoint wants some of them.",
        "Set the columns that the refusal names.";
    MONEY_UNIT: "KB-038", Documented,
        "amounts of money in smallest units",
        "XML-RPC and REST v1 have main units (12.5). REST v2 is mixed: prices, totals and plans are whole smallest units (1250) of the account's currency; prices of order lines are answered in smallest units and taken in main ones; payments, charges and expected revenue are plain numbers in main units.",
        "Nothing: the facade converts in decimal arithmetic; an amount with a fraction of the smallest unit is refused over REST v2, whatever it is written as, but for what the arithmetic of doubles leaves behind (39.96000000000001), and so is one whose smallest units 64 bits do not hold; XML-RPC and REST v1 are sent it as it is.";
    CUSTOM_FIELDS_OF_V1: "KB-039", Documented,
        "custom fields that REST v1 does not carry",
        "XML-RPC and REST v2 read and write custom fields of tasks and notes; REST v1 does not.",
        "Route the operation to REST v2.";
    ONLY_EMAIL_TEMPLATES: "KB-040", Documented,
        "templates that are no e-mails",
        "Template holds letters, faxes and other pieces besides e-mails; REST v2 lists e-mails alone.",
        "Export the other pieces before XML-RPC ends.";
    NETWORKS_OF_V1: "KB-041", Documented,
        "social accounts that REST v1 leaves out",
        "REST v1 answers no accounts of Instagram, Snapchat, YouTube and Pinterest.",
        "Route the operation on this table to REST v2.";
    NO_V1_COMPANY_TAGS: "KB-042", Documented,
        "the tags of one company",
        "ContactGroupAssign has the tags of companies too; REST v1 lists the companies of a tag, and not the tags of a company.",
        "Query by GroupId instead of ContactId, or route the operation on this table to REST v2.";
    TAGGED_COMPANY: "KB-043", Inferred,
        "columns of a contact in the row of a tagged company",
        "XML-RPC fills Contact.<Field> for companies as well; over REST their rows have Contact.Id, Contact.CompanyID and Contact.Company alone, and Contact.Email where the list shows it.",
        "Read the companies themselves for anything else.";
    OPTION_LINES: "KB-044", Inferred,
        "how the options of a custom field are written down",
        "XML-RPC holds them as lines, with an empty one before the options of a dropdown; REST has a list, which the facade writes down as lines without an empty one.",
        "Compare the options, not the text.";
    JOINED_TEXT_DATES: "KB-045", Inferred,
        "dates that a joined table declares as texts",
        "Contact.Birthday and Contact.LastUpdated of ContactGroupAssign are texts in XML-RPC, in a form that is not documented; over REST they are written as 2026-11-30 13:28:14, in the account's time.",
        "Take the columns of Contact, which are a date and a moment on every wire.";
    WRITE_ONLY_COLUMN: "KB-058", Documented,
        "columns that REST takes and never answers",
        "XML-RPC reads the column; REST writes it alone.",
        "Keep what you write, or read it over XML-RPC before the end; never rely on its absence.";
    PAIR_WITHOUT_ID: "KB-059", Documented,
        "a product in a category has no id",
        "XML-RPC gives each pair of a product and a category an id; REST v2 lists the products of a category and takes the whole list. Adding a pair reads the list, writes it and gives 0; two programs that do so at once can lose one of the pairs.",
        "Find pairs by product or category; take products out of a category with keap_rest's AssignProductsToCategory.";
    ORDER_PRODUCT: "KB-060", Inferred,
        "the product and the subscription of an order",
        "Job.ProductId is the single product that orders once had and Job.JobRecurringId the subscription that billed it; REST tells both with the lines, and the facade takes the first line that has one.",
        "Read the products of an order from OrderItem.";
    ORDER_SHIPPING: "KB-061", Documented,
        "the shipping address of an order",
        "XML-RPC writes one column of the address; REST v2 takes the address as a whole and does not answer the middle name, so that a change of another part would lose it.",
        "Change the parts of the address together with ShipMiddleName, set or cleared; anything else is refused.";
    INVOICE_OF_ORDER: "KB-062", Documented,
        "invoices are parts of orders",
        "XML-RPC has a row for each invoice; REST shows the one invoice of an order, and REST v1 not even its id. DateCreated and LastUpdated are those of the order; CreditStatus and RefundStatus are texts that nothing pairs with XML-RPC's numbers; PayPlanStatus is derived from the instalments.",
        "Never take an invoice id for an order id: JobId is the order. Over REST v1 find invoices by JobId.";
    INVOICE_LINES: "KB-063", Inferred,
        "lines of invoices",
        "XML-RPC has rows for them; REST shows the lines of the order, and the amount is price times quantity.",
        "Use OrderItem, which both have.";
    PLAN_OF_ORDER: "KB-064", Documented,
        "payment plans have no ids",
        "XML-RPC numbers plans and instalments; REST shows one plan in each order. PayPlanItem.PayPlanId holds the order's id over REST, and the numbers of instalment states are inferred.",
        "Find plans by invoice, instalments by order.";
    CHARGES: "KB-065", Documented,
        "charges of cards",
        "REST v2 shows charges without ids, REST v1 with their ids and little else.",
        "Find a charge by its payment (REST v2), or by its order.";
    CARDS_AS_METHODS: "KB-066", Inferred,
        "stored cards",
        "REST v2 shows cards as payment methods: expired ones read as Status 1 and no other status is told; that deleted cards are left out is inferred. REST v1 still takes the number of a new card; the facade never reads or writes card numbers, codes, names or addresses over REST, as a policy of its own.",
        "Take card data with Keap's own form; do not rely on Status over REST v2.";
    INTERESTS_OF_BUNDLES: "KB-067", Documented,
        "products of interest",
        "XML-RPC has those of opportunities and of bundles; REST v2 shows bundles alone, and adding one needs a price that the table does not have.",
        "Query with ObjType Bundle; add interests with keap_rest's AddProductInterest, which takes the price.";
    PROGRAM_VIEW: "KB-068", Inferred,
        "programs are a view of a product and its plan",
        "XML-RPC writes product and plan through one row; REST has two resources for it. DefaultPrice is the product's price; that BillingType is what the switch prorate of a plan tells is inferred, and doubtful.",
        "Write through Product and SubscriptionPlan.";
    PROGRAM_RESOURCES: "KB-069", Documented,
        "resources in no program",
        "XML-RPC lists all resources; REST v2 lists them program by program, so one that is in no program is not seen.",
        "Assign every resource to a program before the move.";
    PICTURE: "KB-070", Documented,
        "pictures have endpoints of their own",
        "XML-RPC has the bytes of a picture in a column; REST uploads pictures of products and categories, and reads the old one of a product, by endpoints of their own, which the facade does not use.",
        "Use keap_rest: CreateProductImage and GetLegacyImageData of v2::products, CreateProductCategoryImage of v2::product_categories.";
    ADDRESS_KEPT_IN_V1: "KB-071", Inferred,
        "stored addresses that REST v1 cannot keep",
        "A change of one part of an address sends all addresses of the contact or company back. REST v1 does not show a country that has no ISO code, refuses a region without a country, and replaces an abbreviation by the full name (AZ becomes Arizona); XML-RPC and REST v2 keep them. The facade refuses such a change over v1 before anything is sent.",
        "Route the operation to REST v2, or name the country and region of that address among the changes; RestOptions::default_country stands for a country that is not shown.";
    ORDER_COUNTRY: "KB-072", Inferred,
        "an order's shipping country without an ISO code",
        "XML-RPC holds any text in Job.ShipCountry; REST takes a code alone, and a change of one part of the address sends the whole address. The facade refuses to change another part while the stored country has no code.",
        "Name ShipCountry among the changes.";
    FILE_ADDRESS: "KB-073", Documented,
        "the address of a file",
        "XML-RPC and REST v1 tell an address from which a file can be loaded; REST v2 hands out its bytes and tells no address.",
        "Route the operation to REST v1 while it lives, or read the file with FileService.getFile and serve it from an address of your own.";
    WEB_FORMS: "KB-074", Inferred,
        "which web forms are listed",
        "XML-RPC lists web forms by id and title. REST v2 lists forms of all kinds, landing pages and surveys among them; which of them the old call leaves out is in no document, so the facade lists all. The HTML of a form is made by the server for each wire and can differ; a comparison takes two for one form where they ask for the same fields.",
        "Compare the list of your own account once over both wires, and look at a form in the browser before you put its HTML into a page.";
    CARD_SUBMISSION: "KB-075", Documented,
        "cards that a browser hands to Keap",
        "XML-RPC gives a token for one form post of a browser, and tells afterwards which card came with it. REST has another design: the page shows a payment component of Keap, which a session key of POST /rest/v2/paymentMethodConfigs opens; there is no token to look up.",
        "Rebuild the page with the payment component; afterwards the card is the newest of GET /rest/v2/contacts/{contact_id}/paymentMethods.";
    MONEY_UNIT_OPEN: "KB-076", Inferred,
        "amounts whose unit the contract leaves open",
        "RecurringOrder.BillingAmt, InvoicePayment.Amt and ProductOptValue.PriceAdjustment are main units (12.5) in XML-RPC. The contract of REST v2 does not say whether it has main or smallest units (1250) there, while it has both elsewhere; the facade hands the number on as the wire gives it, both ways.",
        "Compare one row of your own account first: the comparison names a factor of 100 as such. Do not write these columns over REST v2 before.";
    CONTACT_NOTES: "KB-077", Inferred,
        "notes of a contact in REST v2",
        "The contract of REST v2 names the property notes of a contact in fields and update_mask, and has it in no schema: a server may drop it without a word. The facade reads it back after a write and fails when it is not what was written; a condition on it, and asking for it by name, are refused over v2.",
        "Write Contact.ContactNotes over REST v1 while it lives, or keep the text in a custom field or a note.";
    ITEM_KIND: "KB-078", Documented,
        "kinds of lines of an order",
        "XML-RPC numbers the kinds of lines 0 to 14. REST v2 creates lines of eleven of them, those of products with their product and those of subscriptions (9) with their plan, for which InvoiceService.addOrderItem has no argument; kinds 0 (unknown), 3 (service), 5 (upsell) and 8 (program) are read and cannot be made, and its kinds OTHER, FEE and TIP have no number: the facade refuses to make the first, and reads the others as 0 (unknown); a kind that its contract does not have is left out.",
        "Leave lines of those kinds on XML-RPC until the end, or make them as products; tell the kinds without a number apart with keap_rest.";
    WEB_TRACKING: "KB-079", Documented,
        "the script that counts visits",
        "XML-RPC tells its address; REST does not. The facade answers with the address that the owner has configured, and makes the element from it as XML-RPC writes it (inferred).",
        "Copy the address from Keap once and set it: --web-tracking-script or KEAP_WEB_TRACKING_SCRIPT, in Rust RestOptions::web_tracking_script.";
    QUICK_SEARCH_KINDS: "KB-080", Documented,
        "which quick searches there are",
        "XML-RPC tells which kinds of quick search a user may run and which one the user has chosen; REST knows nothing of either. The facade answers the kinds that it serves itself over that version, and FindPerson as the chosen one, for every user.",
        "Write the kind that you mean into the program.";
    MERGE_WINNER: "KB-082", Inferred,
        "which values survive a merge",
        "Both XML-RPC and REST v2 merge a duplicate into a contact. Neither tells which of two values of a field survives, nor whether both wires choose alike.",
        "Merge two test contacts with different values over each wire and look, before you merge others.";
    GOAL_RESULT: "KB-083", Inferred,
        "what achieveGoal tells of each goal",
        "XML-RPC and REST answer a row for each goal. The names of its members are confirmed by no recording of either wire; the facade reads success, msg, funnelId and goalId, and what is missing is absent.",
        "Rely on the call having been answered, and look at one answer of your own account before you read its rows.";
    DUPLICATE_RACE: "KB-084", Inferred,
        "two programs that add the same contact at once",
        "XML-RPC looks for a duplicate and writes in one call. Over REST the facade looks first and writes then. Calls for one address through one connection wait for each other, and so do those of all programs behind one gateway; a contact that another process adds in between becomes a second one. REST v2 has an option of its own for duplicates, which matches other fields and is not used.",
        "Let one process, or one gateway, add the contacts of one source; where several must, look for the address once more after the call and merge what came twice.";
    OPT_STATUS_WORDS: "KB-085", Inferred,
        "newer words for an opt-in status",
        "XML-RPC answers 0, 1 or 2. REST v2 has a word for each reason; which of the newer words (unengaged, list-unsubscribed and others) XML-RPC counts as 0 or 1 is inferred from their names.",
        "Where consent matters, read the word itself with keap_rest's GetEmailAddressStatus.";
    PAIRED_BY_INFERENCE: "KB-086", Inferred,
        "columns that are paired by inference",
        "No document says that the column and the property are the same: CCharge.ApprCode and the response code of a charge, PaymentGatewayId and the merchant account, Product.ShippingTime and the text of its delivery, the language of a contact, the frequency of a plan. `keap coverage --table` marks them.",
        "Compare a row of your own account over both wires before you rely on the column.";
    BULK_TAGS: "KB-087", Documented,
        "tag assignments of companies, one call for each company",
        "REST v2 reads the tags of a hundred contacts, or the contacts of a hundred tags, in one call, and counts the contacts of a tag, since September 2026; the facade does so where a query names several of them or none. Companies have tags in the same table and no such calls: each company that says it has tags is asked by itself, and their assignments are counted by reading them. REST v1 has none of these calls and asks for each contact or tag by itself.",
        "Name a contact or a tag in conditions where companies have many tags, and read assignments over REST v2.";
    EMPTY_TEXT: "KB-088", Inferred,
        "a condition with nothing behind the equal sign",
        "XML-RPC tells an empty text from no value: `Field=` finds rows that hold an empty text, `~null~` those without a value, and a blanked field may be either. REST shows neither text nor difference, so that the facade finds the rows without a value by both. A date and a number are no empty text, so that `Field=` finds no row by them on any wire.",
        "Ask for `~null~` where rows without a value are meant; over XML-RPC ask for both and take the rows together.";
    BLANK_NUMBER: "KB-089", Inferred,
        "a number that was never set",
        "XML-RPC leaves a column without a value out. REST has members that are never null, numbers and flags among them: it may answer 0 or false for such a column, and the default word of a closed set, which cannot be told from a value that was set. A condition for 0 finds those rows over REST alone.",
        "Take 0 and absent for the same in numbers; where the two must differ, keep what tells them apart in another column.";
    PRODUCTS_SOLD: "KB-090", Inferred,
        "the products of an invoice",
        "XML-RPC stores the products of an invoice as a text, made when the invoice is computed; a line that DataService.add puts into the order does not change it. REST has no such member: the facade lists the products of the lines as they are.",
        "Have the invoice computed anew after adding lines by table (InvoiceService.calculateAmountOwed tells the amount), or read the lines themselves.";
    LOOSE_ROW: "KB-091", Inferred,
        "rows that name no place",
        "XML-RPC keeps rows that say of nothing above them: an InvoiceItem without OrderItemId, a ProductOptValue without ProductOptionId, a ProductInterest without ObjType. REST reads such rows below what they belong to, and does not have these.",
        "Give the rows their place, or read them over XML-RPC before it ends.";
    NEW_ORDER: "KB-092", Inferred,
        "what a new order must say",
        "XML-RPC makes an order from any title, and has no argument for its kind. REST v2 wants a title and a kind; the facade takes OFFLINE, as orders made by hand have it (inferred), where the owner names no other, and refuses an order without a title.",
        "Give the order a title. Where reports go by the kind, name it: --order-type or KEAP_ORDER_TYPE, in Rust RestOptions::order_type.";
    MERCHANT_ACCOUNT: "KB-093", Documented,
        "the merchant account of a payment",
        "XML-RPC and REST v1 let the call choose the merchant account of a charge or subscription; in REST v2 it follows the payment method. The facade refuses an account that the owner has not named as the one that is charged anyway.",
        "Call with 0, or name the account that the payment methods belong to: --merchant-account or KEAP_MERCHANT_ACCOUNT, in Rust RestOptions::merchant_account.";
    CHARGE_RESULT: "KB-094", Inferred,
        "what is told of a charge",
        "XML-RPC charges what is due and tells code, number and message of the processor. REST v2 wants the amount: the facade takes what the order is above what was paid, which another program may change in between, and tells the status of the payment as code and message and its number as reference.",
        "Go by Successful; look the charge up by the payments of the invoice, not by its texts.";
    MANUAL_PAYMENT: "KB-095", Documented,
        "payments that are recorded",
        "XML-RPC records any amount, below zero too, and any kind of payment. REST v2 takes no more than the balance of the order and the kinds of payment that the account has; amounts below zero are not described.",
        "Record payments up to the balance, use the account's kinds of payment, and make refunds in Keap.";
    INVOICE_IN_V1: "KB-096", Documented,
        "invoices in REST v1",
        "XML-RPC names an order by its invoice, and REST v2 tells the invoice of an order; REST v1 knows orders by their own ids and tells no invoice.",
        "Route the operation to REST v2.";
    SUBSCRIPTION_STOPPED: "KB-097", Documented,
        "deleting a subscription",
        "XML-RPC deletes a subscription with its invoices; REST v2 ends it, and the subscription and its invoices stay.",
        "Take an ended subscription for a deleted one; delete what must go in Keap.";
    FILE_ASSOCIATION: "KB-098", Inferred,
        "a file that belongs to no contact",
        "XML-RPC stores it as a file of the account. REST wants to be told whether it is one of a contact, of the user or of the company; the facade says company, and that this is the same place is inferred.",
        "Store one such file over REST and look where Keap shows it, before you store many.";
    FILES_OF_V1: "KB-099", Documented,
        "files over REST v1",
        "REST v1 carries a file in base64 inside JSON, and files of more than 8 MB may fail there; XML-RPC and REST v2 name no such size. The facade refuses them over v1 before it sends or asks for the content. A change of a file sends all of it: to rename one the facade reads its content and sends it back, and a file of a user becomes one of the company.",
        "Route the operation to REST v2.";
    NEXT_BILL_DAY: "KB-100", Documented,
        "a next bill in the past",
        "XML-RPC moves the next bill of a subscription to any day; REST v2 takes none that is over. The facade goes by the calendar of XML-RPC and refuses such a day before anything is sent.",
        "Name today or a later day; what is overdue is billed by InvoiceService.createInvoiceForRecurring.";
    BILLED_CYCLES: "KB-101", Documented,
        "invoices of a subscription that is overdue",
        "XML-RPC puts all cycles that are due on one invoice; REST v2 makes an invoice for each, and tells the newest.",
        "Bill each cycle when it is due; look the others up by DataService.query on Job by JobRecurringId.";
    PAYMENTS_TOLD: "KB-102", Documented,
        "what is told of the payments of an invoice",
        "XML-RPC answers all columns of Payment; REST v2 does not tell UserId and ChargeId.",
        "Do without these columns: whoever recorded a payment is told by no endpoint, charges are rows of CCharge.";
    CARD_VALIDITY: "KB-103", Inferred,
        "whether a card is good",
        "XML-RPC asks whether a card can be charged, and takes the number of a card that is not stored, too. REST tells what is known of a stored card: v1 its state, v2 that it has expired and nothing else, so that every other card is taken for good (inferred). Numbers of cards are not passed on, as a policy of the facade; the texts of the message differ.",
        "Store cards by Keap's own form and ask by CreditCard.Id; whether a card can be charged is told by InvoiceService.chargeInvoice.";
    PAID_INVOICE: "KB-104", Documented,
        "deleting an invoice that was paid on",
        "REST deletes no order with payments; whether XML-RPC does is not documented, and the facade sends it there. Over REST v2 it refuses such an invoice before anything is sent to delete it.",
        "Refund or void the payments in Keap first, or leave the invoice.";
    PLACED_ORDER: "KB-105", Inferred,
        "an order that is placed",
        "XML-RPC makes, taxes and pays an order in one call. REST v2 needs one for each, so that a failure between them leaves an order without tax or payment; the error says which were done and what stands. The lines go with the order in one call, so that a product that is not there is refused with the order and leaves nothing (inferred); products are not looked for before. REST takes no template of a payment plan, has no switch for automatic discounts, and its promo codes are not known to mean the same: the facade refuses all three, codes also where XML-RPC would ignore them; an empty text is no code. That such an order is called Online Order and is of the kind Online is inferred, and so is that a line of a subscription plan does the same on both wires; whether it makes a subscription is in no document.",
        "Call without template, discounts and promo codes; place one order with a plan over each wire and look whether a subscription comes of it, before you rely on it. After a failure never place the order again: go on from what stands.";
    PLACED_IN_V1: "KB-106", Documented,
        "an order that is placed over REST v1",
        "XML-RPC answers the order and its invoice. REST v1 makes an order of products in one call and tells no invoice, computes no tax, and its lines have no subscription plan; the facade refuses plans there, and a card, which would be charged without tax.",
        "Route the operation to REST v2.";
    PAYMENT_PLAN: "KB-107", Inferred,
        "payment plans",
        "XML-RPC counts the payments without the first one, and how often a failed charge is tried again; that the members of REST v2 count alike is inferred. More than 999 payments are refused by XML-RPC after the plan was made, and exactly 999 are answered without making one (reported): the facade refuses both there before anything is sent, and more than 999 everywhere. XML-RPC gives an invoice a further plan beside those that it has; an order of REST v2 has one, which a new one replaces (inferred), and wants a number of payments: the facade reads the order first, refuses to write over a plan, and refuses one of 0 payments.",
        "Compare one plan of your own account over both wires; keep plans below 999 payments, and change a plan that is there in Keap.";
    COMMISSION: "KB-108", Documented,
        "commissions of an order",
        "XML-RPC sets the commission of a partner for a product of an order, and takes product 0. REST v2 sets it for one line: the facade looks for the line of the product, and refuses product 0, several lines of the product, and kinds of payout other than 4 and 5.",
        "Name the product, and give it one line in the order.";
    RECURRING_COMMISSION: "KB-109", Documented,
        "commissions of a subscription",
        "XML-RPC sets the commission of a partner for one subscription. REST has commissions of lines of orders, and those of products, plans and programs.",
        "Set the commission on each order of the subscription with InvoiceService.addOrderCommissionOverride, or give the partner a commission program of the plan: POST /rest/v2/affiliates/commissionPrograms.";
    PARTNER_ROWS: "KB-110", Inferred,
        "the rows of payments, links and programs of partners",
        "No document names what XML-RPC answers of a payment, a link or a program of a partner. Over REST the facade names its members as the columns of other tables are named: Id, PayAmt, PayDate, PayType and PayNote; Id, Name, AffiliateId, LocalUrlCode, RedirectUrl and ProgramIds; Id, Name, Notes and Priority. The kinds of payment of REST v2 become the words of Payment.PayType.",
        "Compare one row of your own account over both wires before XML-RPC ends, and read the members that it has.";
    PARTNER_TOTALS: "KB-111", Inferred,
        "the sums of partners",
        "XML-RPC tells what was earned, taken back and paid, and what is left. REST tells what was earned, taken back and is left: the balance is taken for RunningBalance and Balance, and what is missing between them for Payments. REST v1 has no sums of a period, so the facade adds up its rows of commissions, clawbacks and payments there.",
        "Compare the totals of a partner who was paid over both wires before you pay by them.";
    PARTNER_COLUMNS: "KB-112", Inferred,
        "the columns of partners by program",
        "XML-RPC answers columns of partner and contact together, custom fields among them; which of two columns of one name is answered is not documented. Over REST the facade answers the columns that REST has of the partner, and FirstName, LastName and Email of the contact.",
        "Load the contact by ContactId for its other columns.";
    CLAWBACKS: "KB-113", Documented,
        "commissions that were taken back",
        "REST v2 tells their sum and not the rows; REST v1 lists them.",
        "Route the operation to REST v1 as long as it is served, or do with the sums of affSummary.";
    MERGE_FIELDS: "KB-114", Inferred,
        "the list of merge fields",
        "REST has no such list. For the context Contact the facade answers the columns of contacts that can be read, and the custom fields of the account; what XML-RPC has for the other contexts, and beside the columns of contacts, is not known.",
        "Do with the fields of contacts, or note down the lists of XML-RPC before it ends.";
    ACTION_RESULTS: "KB-115", Documented,
        "what is told of an action set",
        "XML-RPC tells of each action of the set what it did. Over REST there is a row for each goal and tag that the owner has named in its place: Action says which (goal ab123/signup, apply tag 105, remove tag 91), Message what REST told of it, and IsError that no goal was achieved. What the automation behind it does is not told; a failure ends the run, and says which actions were done before.",
        "Do not go by the rows; look at the contact or the automation in Keap.";
    TABLE_RIGHTS: "KB-116", Documented,
        "rows that XML-RPC lets nobody write",
        "XML-RPC denies what its definition of the table does not allow (fault 7): tags, their categories, products and subscription plans are added and changed there and never deleted. REST does more, and so does the facade over REST; what neither of them does is done by no wire. The gateway denies it as XML-RPC does, so that a call that did nothing for years destroys nothing now.",
        "Delete such rows by REST or by the facade, in a program that means to.";
    DISCOUNT_ANSWER: "KB-117", Inferred,
        "what is told of a discount",
        "XML-RPC answers the members of a discount as texts under names of its own, which texts of 2015 list and no recording confirms. REST v2 has other names, numbers and truth values; the facade writes them as the documented answers do: an amount as 10.0, a switch as 0 or 1, pctOrAmt as 0 for an amount and 1 for a percentage. Conditions that REST v2 has besides are not told.",
        "Read numbers as numbers and not as texts, and read the conditions of a discount with keap_rest.";
    CATEGORIES_LATER: "KB-118", Inferred,
        "a category discount without categories",
        "XML-RPC makes the discount first and adds its categories afterwards. REST v2 wants a list of categories at once; the facade sends an empty one, and that the service takes it is inferred.",
        "Make one such discount in a test account first; where the empty list is refused, create the discount with its categories in one call, keap_rest's CreateCategoryDiscount.";
    DISCOUNT_COMMISSION: "KB-119", Documented,
        "discounts that say nothing of commissions",
        "XML-RPC tells of every discount whether commissions shrink with it. REST v2 has no such member for discounts on shipping and free trials: the facade refuses to make a discount on shipping that shrinks them, and tells nothing of it when such a discount is read.",
        "Make discounts on shipping without effect on commissions, or make them in Keap.";
    CATEGORY_ASSIGNMENT: "KB-120", Documented,
        "categories of a discount have no rows of their own",
        "XML-RPC adds one category and tells the id of the pair. REST v2 keeps a list of categories in the discount: the facade reads it and writes it back with one more, so that a change of another process in between is lost (KB-128), answers the id of the discount, and tells no ids of pairs. A category that is there already is not added again.",
        "Let one program at a time change the categories of a discount, and know a pair by its category.";
    CATEGORY_PERCENTAGE: "KB-121", Inferred,
        "the number of a category discount",
        "No document of XML-RPC says whether the number of a category discount is an amount or a percentage, and the answer does not tell it. REST v2 takes a percentage; the facade sends the number as that.",
        "Look at one discount of your own account in Keap before you make others over REST.";
    SHIPPING_SETTINGS: "KB-122", Inferred,
        "what is told of a way to ship",
        "XML-RPC reads one way to ship with the prices of its kind. REST v2 lists them all, with a member settings whose form the contract leaves open: the facade picks the one with the id, and takes prices and ranges from settings of the same names where there are any (inferred). What is not there is absent, orderBased among it, and the account at a carrier is never taken from there.",
        "Read each way to ship of your own account once over both wires and compare, before you rely on a price.";
    UNKNOWN_PARENT: "KB-123", Inferred,
        "lists of a record that is not there",
        "Asked for the commissions, payments, links and programs of a partner, the partners and resources of a program, or the categories of a discount, where there is no such partner, program or discount, one backend refuses and another answers an empty list: which one does so is not documented.",
        "Take an empty list and the refusal for the same, or load the partner, program or discount itself to know whether it is there.";
    SAME_DIGITS: "KB-124", Inferred,
        "several cards with the same last digits",
        "A card that a customer enters anew has the digits of the one before. Which of several cards InvoiceService.locateExistingCard answers over XML-RPC is in no document; over REST the facade answers the newest that was not deleted, and so does the local Keap.",
        "Ask once over each wire for a contact with two such cards before you charge by the answer, or keep the id of the card.";
    LINE_BY_TABLE: "KB-125", Inferred,
        "lines of an order that are written by table",
        "XML-RPC stores what DataService writes to a line and computes nothing (inferred). REST changes the order: total and amount due of its invoice follow at once, so that an invoice that was paid may be open again, its products too, and a new line has a row of InvoiceItem.",
        "Add lines with InvoiceService.addOrderItem, which computes over both wires; before a program changes lines of orders that are paid, look at what one such change does to the amount due.";
    NUMBERED_PAGES: "KB-126", Documented,
        "rows that come or go between two pages",
        "XML-RPC counts a page's rows from the first one, each time anew: a row that goes between two pages hides another one, a row that comes is seen twice. REST v2 has no pages by number. The facade remembers for 15 minutes where each page ended and goes on there, so a reading in rising order gives each row once; page 0 is always what is there now, and a page whose beginning is not remembered is found from the nearest one before it, at the latest from the first row. REST v1 takes offsets and counts as XML-RPC does, where it filters all that is filtered.",
        "Begin with page 0 and rise; a program that deletes what it has read asks for page 0 again until it is empty.";
    NO_V2_COLUMN: "KB-127", Documented,
        "column without a counterpart in REST v2",
        "XML-RPC and REST v1 have the column; REST v2 does not, or takes it and never answers it.",
        "Route the operation to REST v1 while it lives.";
    CHANGES_AT_ONCE: "KB-128", Documented,
        "two programs that change the same record at once",
        "XML-RPC changes in one step what a call names, and nothing else. REST v2 replaces lists whole: addresses, e-mail addresses, phone and fax numbers, custom fields, the categories of a discount, the products of a category. So the facade reads, merges and writes them, over both versions, as it reads before it changes what an address is opted in to, what an invoice is charged or when a subscription is billed. Such calls on one record wait for each other, over all wires, where they go through one connection (clones of it, or one gateway), and none is lost that was answered. One that ended in doubt, or that its caller gave up while it was on its way, keeps its turn for ten seconds more, so that the next one reads what Keap carries out until then; where Keap carries it out later still, and later than the next one, its lists take the place of what that one wrote. A change by another process, or by a person in Keap, between the reading and the writing is lost without an error.",
        "Let the changes of a record go through one process or one gateway. Where several must change it, give each of them columns of other lists, or load the record after the write and write again what is not there; so after a write in doubt.";
    FILLED_IN: "KB-129", Inferred,
        "what REST fills in for a new row",
        "XML-RPC stores the columns that a new row is given and leaves the others empty. REST fills in some: the day of a referral, the place of a resource of partners, and of a subscription cycle, frequency, product and next bill, from its plan and its first day. A subscription without a card is charged by nobody over REST; that XML-RPC does the same is inferred.",
        "Name what must be empty or another value in the row that is added, and read back what was not named.";
    RESOURCE_ORDER: "KB-130", Inferred,
        "the place of a resource of partners",
        "XML-RPC keeps any text in AffResource.ResourceOrder, REST v2 a whole number. The facade refuses to write another text, 007 is stored as 7, a text that is stored is in no answer, and conditions and orders by the column are refused.",
        "Keep whole numbers in the column, without zeros in front, and order the rows in the program.";
    DELETED_WITH_IT: "KB-140", Documented,
        "a category is deleted with its subcategories",
        "XML-RPC deletes the category alone. REST v2 deletes its subcategories with it, so the facade looks for them and refuses to delete a category that has some; one that is made between the look and the deletion goes with it.",
        "Delete the subcategories first, or give them another ParentId.";
    ROWS_BELOW: "KB-141", Inferred,
        "rows that cost one call for each record above them",
        "XML-RPC reads any table in one call. REST lists some rows only below one record: InvoicePayment below each order, CreditCard over REST v1 below each contact, ProductOption and its values over REST v2 below each product, AffResource below each commission program, and tags of contacts and companies as KB-087 tells. A query that does not name that record (over v2 InvoiceId, whose order v1 does not tell; ContactId, ProductId), and a load by the id of such a row, ask below every one. Where not each row is wanted and there are more than 1,000 records to ask below, the facade refuses before it asks below any; with some hundred it takes longer than most clients wait. Of InvoicePayment REST v2 lists all payments with their orders: a condition on PayDate (equal or ordered) or PaymentId (equal) asks only below the orders of the payments that meet it, for which it is inferred that what is booked on an order is of a payment in that list and has its day, give or take one.",
        "Name the record above in the condition, or PayDate or PaymentId of an InvoicePayment, or query Payment, which is listed whole; find an InvoicePayment by its InvoiceId over v2 and not by its Id; or read the whole table page by page and look through it.";
}
