//! The names, places and goods of a small business.

/// Given names, some beyond ASCII.
pub(super) const FIRST_NAMES: [&str; 40] = [
    "Ada", "Alan", "Amélie", "Ben", "Carla", "Chen", "Dana", "Diego", "Elif", "Emma", "Farid",
    "Fiona", "Grace", "Hugo", "Inés", "Ivan", "Jane", "Jörg", "Kofi", "Lena", "Liam", "Maria",
    "Marek", "Mei", "Noah", "Nora", "Olga", "Omar", "Paula", "Quinn", "Rosa", "Sam", "Sofía",
    "Tariq", "Uma", "Victor", "Wendy", "Ximena", "Yusuf", "Zoë",
];

/// Family names, some beyond ASCII.
pub(super) const LAST_NAMES: [&str; 40] = [
    "Abbott", "Baker", "Brown", "Carter", "Castro", "Diaz", "Dvořák", "Evans", "Fischer", "Garcia",
    "Green", "Hall", "Hughes", "Ito", "Jackson", "Jensen", "Kaya", "Kowalski", "Lee", "Lopez",
    "Meyer", "Miller", "Moore", "Nguyen", "O'Brien", "Olsen", "Patel", "Pérez", "Quist", "Reed",
    "Rossi", "Schmidt", "Smith", "Taylor", "Uddin", "Vogel", "Walker", "Wright", "Young", "Zhang",
];

/// City, state, postal code and the area code of a telephone.
pub(super) const PLACES: [(&str, &str, &str, &str); 8] = [
    ("Phoenix", "Arizona", "85001", "602"),
    ("Denver", "Colorado", "80202", "303"),
    ("Boston", "Massachusetts", "02108", "617"),
    ("Austin", "Texas", "73301", "512"),
    ("Portland", "Oregon", "97201", "503"),
    ("Chicago", "Illinois", "60601", "312"),
    ("Newark", "New Jersey", "07102", "973"),
    ("Miami", "Florida", "33101", "305"),
];

/// Streets.
pub(super) const STREETS: [&str; 6] = [
    "Main Street",
    "Oak Avenue",
    "Mill Road",
    "Canal Street",
    "Hill Drive",
    "Station Road",
];

/// Names of tags.
pub(super) const TAGS: [&str; 12] = [
    "Customer",
    "Prospect",
    "Newsletter",
    "Webinar spring",
    "Webinar autumn",
    "Trade fair",
    "Wholesale",
    "Retail",
    "Loyal",
    "Dormant",
    "Referred",
    "Complaint",
];

/// What is sold, and its price in cents.
pub(super) const PRODUCTS: [(&str, u32); 6] = [
    ("Workbook", 1995),
    ("Starter course", 9700),
    ("Coaching hour", 12_500),
    ("Tool set", 4_999),
    ("Annual review", 29_900),
    ("Sticker sheet", 350),
];

/// Titles of tasks.
pub(super) const TASKS: [&str; 5] = [
    "Call back",
    "Send offer",
    "Ask for review",
    "Renewal",
    "Thank",
];
