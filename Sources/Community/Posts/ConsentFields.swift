import Identity
import Site
import Trust

/// The boxes to tick for whoever writes for the first time, or again after taking a consent back.
package enum ConsentFields {
    package static func fieldset(_ needed: Set<ConsentPurpose>, practice: Practice, _ form: FormPages) -> HTML {
        guard !needed.isEmpty else { return "" }
        let rows = ConsentPurpose.allCases.filter(needed.contains).map { purpose in
            let text = ConsentText.current(purpose, practice: practice.name)
            return form.tick("consent", "\(text.statement)<br><span class=\"small quiet\">\(text.explanation)</span>", value: purpose.rawValue)
        }
        return #"<fieldset class="wash sandy stack gap-s"><legend class="label">Before you share here</legend>\#(each: rows, { $0 })</fieldset>"#
    }

    /// Those of the needed ones that were ticked.
    package static func ticked(_ fields: FormFields) -> Set<ConsentPurpose> { Set(fields.all("consent").compactMap(ConsentPurpose.init(rawValue:))) }
}
