//! Rules on what is in, what is out, and what crosses (clause 4.3).
//! Must not hold a rule: each subject has its own file.

use super::table;
use crate::rules::{exclusions, inclusions, outside, statement};

table! {
    "SCP-01" Blocker Standard "4.3" statement::missing,
        "The scope statement says what the ISMS covers",
        next "Write one or two sentences: whose activities, which services, which places",
        why "The scope is documented information that the standard asks for by name.",
        wrong "(nothing)", right "Development, operation and support of the Acme platform by Acme ApS from Aarhus";
    "SCP-02" Warning Practice "4.3" statement::draws_no_line,
        "The scope statement draws a line",
        next "Say which, or leave the words out",
        why "Words such as \"all\", \"related\" and \"etc.\" leave open what is in; auditors ask until it is said.",
        wrong "all information assets and related corporate functions", right "the platform, its source code and its customers' data";
    "SCP-03" Warning Practice "4.3" statement::unfit_for_certificate,
        "The sentence for the certificate has no praise and no other standard in it",
        next "Leave the words out",
        why "Certification bodies strike out what they cannot audit, and what would lend them another standard's name.",
        wrong "Secure hosting of leading web shops", right "Hosting of web shops";
    "SCP-04" Warning Practice "4.3" statement::empty_dimension,
        "No dimension of the boundary is empty",
        next "List them, one a row",
        why "Units, places, activities, assets and interfaces are the sides of the boundary: one that is empty is open.",
        wrong "Units: none", right "Units: Engineering, Customer Success, Finance";
    "SCP-05" Warning Practice "6.1.3 d" statement::no_statement_of_applicability,
        "The Statement of Applicability is named with its version",
        next "Add it under Related documents, with the version that agrees with this scope",
        why "Scope, Statement of Applicability and certificate have to draw one line; the version shows which were compared.",
        wrong "No related documents", right "Statement of Applicability, ISMS-02, version 4.0";
    "INC-01" Warning Practice "A.5.9" inclusions::no_owner,
        "Each included place, activity and asset has an owner",
        next "Write the role or the person who answers for it",
        why "What nobody answers for is protected by nobody, and nobody notices when it changes.",
        wrong "Customer database. Owner: (nothing)", right "Customer database. Owner: CTO";
    "INC-02" Warning OwnRule "7.5.2" inclusions::compound,
        "Each row says one thing",
        next "Take it apart: one thing a row",
        why "One of several things in a row cannot be owned, moved out or reviewed by itself.",
        wrong "Servers, laptops, source code, contracts and documentation", right "Servers; in the next row: Laptops; …";
    "INC-03" Warning Practice "4.3" inclusions::cannot_be_found,
        "Each place has an address, a country or a region",
        next "Write the address, or the countries in which people work",
        why "Auditors go there. \"World-wide\" is nowhere: they ask how many people, in which countries.",
        wrong "Remote employees world-wide", right "Home offices of employees. Country: Denmark, Sweden";
    "INC-04" Warning Practice "4.3" inclusions::silent_exclusion,
        "No row leaves something out in silence",
        next "Say what falls outside under Exclusions, or take the limit out",
        why "\"Sales that handle customer data\" leaves out the other sales: an exclusion without reason, owner and barrier.",
        wrong "Finance operations that handle customer data", right "Finance operations; excluded: payroll, run by Lessor A/S";
    "INC-05" Warning Practice "4.3" inclusions::product_without_side,
        "Each product that is sold is in or out",
        next "Add each under Included products, or under Exclusions",
        why "Customers read the certificate for the product they buy. What is neither in nor out misleads them.",
        wrong "Business: a platform (Search, Chat); products: Search", right "Products: Search, Chat";
    "INC-06" Info OwnRule "7.5.2" inclusions::note_left,
        "No note of the author is left in the text",
        next "Take it out, or write what it means",
        why "Notes for the drafting are no part of what is approved.",
        wrong "Offices in 3 countries (public figure)", right "Offices in 3 countries. Source: annual report 2025";
    "EXC-01" Blocker Practice "4.3" exclusions::reason_missing,
        "Each exclusion has a reason of its own",
        next "Write why it may be left out without harm to what is covered",
        why "Auditors challenge each exclusion: it must not remove what the certified service needs, nor hide customers' data.",
        wrong "The warehouse", right "The warehouse: it holds goods only, and reaches no system of the platform";
    "EXC-02" Warning Practice "5.3" exclusions::nobody_looks_again,
        "Each exclusion has an owner and a day ahead on which it is looked at again",
        next "Write who answers for it, and a day that lies ahead",
        why "What is left out changes too. Somebody has to notice when it starts to matter.",
        wrong "Excluded: pilot projects", right "Excluded: pilot projects. Owner: CTO. Review by: 2027-03-31";
    "EXC-03" Warning Practice "4.3 c" exclusions::nothing_keeps_apart,
        "It is said what keeps each excluded thing apart",
        next "Name the control or the interface at the boundary",
        why "An exclusion is a claim that something stays outside; a barrier that can be shown makes it true.",
        wrong "Excluded: guest network", right "Excluded: guest network, in a VLAN of its own without a route inside (A.8.22)";
    "EXC-04" Warning Practice "4.3" exclusions::overlaps,
        "Nothing seems to be in and out at once",
        next "Say what tells the two apart, or what keeps them apart",
        why "Where the same noun is in and out, a reader cannot tell which side a given one is on.",
        wrong "In: mobile devices. Out: personal devices", right "In: managed devices. Out: personal devices, which the device check keeps from logging in";
    "EXC-05" Blocker Standard "6.1.3 d" exclusions::control_excluded,
        "No control of Annex A is left out here",
        next "Take it out here and justify it in the Statement of Applicability; a scope leaves out places, systems and units",
        why "A scope cuts the organisation; controls are left out in the Statement of Applicability, each with its justification.",
        wrong "A.8.28 Secure coding", right "(nothing here; justified in the Statement of Applicability)";
    "EXC-06" Warning OwnRule "7.5.2" exclusions::residue,
        "No sign of a list is left among the exclusions",
        next "Take the sign out, and give each exclusion a row of its own",
        why "Such signs are what an import leaves, often where an introduction and the first row ran together.",
        wrong "The following are excluded: * Personal devices", right "Introduction: The following are excluded. EXC-1: Personal devices";
    "DEP-01" Warning Practice "4.3 c" outside::supplier_without_name,
        "Each supplier is called by its name",
        next "Name them, one a row",
        why "Interfaces that are not named cannot be assessed; leaving them open is among the costliest findings there are.",
        wrong "payment processors", right "Stripe Payments Europe Ltd: card payments, out";
    "DEP-02" Warning Practice "4.3 c, A.5.23" outside::supplier_without_split,
        "The split with each cloud provider is written down, and its halls are no place of your own",
        next "Write your part and theirs under Interfaces; list as places only what you run",
        why "The provider's buildings are outside; your accounts, settings and data there are inside. The split says which is which.",
        wrong "Location: production systems in AWS", right "Interface: AWS, eu-west-1. Our part: accounts, data, settings. Their part: halls, hardware";
    "ASM-01" Warning Practice "8.1, A.5.22" outside::assumption_unchecked,
        "Each assumption has an owner, a check, and evidence that has not expired",
        next "Write who watches it, how one can tell, until when the evidence holds, and the id of what it refers to",
        why "An assumption that nobody watches fails unnoticed. Certificates of others expire.",
        wrong "The provider's certifications cover physical security", right "… Owner: CTO. Check: SOC 2 report read each May. Evidence valid to 2027-05-31";
}
