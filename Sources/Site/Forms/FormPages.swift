/// Fields of forms: a label, a hint, the value that was typed, and what is wrong with it, tied together for screen readers.
package struct FormPages: Sendable {
    package let draw: Drawing
    private let fields: FormFields
    private let errors: FormErrors

    package init(draw: Drawing, fields: FormFields = FormFields(), errors: FormErrors = FormErrors()) {
        self.draw = draw
        self.fields = fields
        self.errors = errors
    }

    package enum Kind: String, Sendable {
        case text, email, password, number, url, time
        /// A day and a time.
        case moment = "datetime-local"
    }

    package func input(
        _ name: String, _ label: String, hint: String? = nil, kind: Kind = .text, value: String? = nil, autocomplete: String? = nil,
        isRequired: Bool = true, inputMode: String? = nil
    ) -> HTML {
        let known = kind == .password ? nil : (fields.texts.contains { $0.name == name } ? fields.raw(name) : value)
        let typed = known.map { Self.isShown($0, in: kind) ? $0 : "" }
        return field(
            name, label, hint,
            """
            <input id="\(name)" name="\(name)" type="\(kind.rawValue)"\(attribute: "value", typed)\
            \(attribute: "autocomplete", autocomplete)\(attribute: "inputmode", inputMode)\
            \(attribute: "aria-describedby", described(name, hint))\
            \(attribute: "aria-invalid", errors[name] == nil ? nil : "true")\(flag: "required", if: isRequired)>
            """
        )
    }

    /// Browsers show nothing in fields of times but what is one.
    private static func isShown(_ text: String, in kind: Kind) -> Bool {
        switch kind {
        case .moment: (try? /\d{4}-\d\d-\d\dT\d\d:\d\d/.wholeMatch(in: text)) != nil
        case .time: (try? /([01]\d|2[0-3]):[0-5]\d/.wholeMatch(in: text)) != nil
        default: true
        }
    }

    /// Words that could not be taken, to be copied.
    package static func wordsBack(_ words: String, rows: Int = 6) -> HTML {
        #"<div class="field"><label for="words">What you wrote</label><textarea id="words" class="voice" rows="\#(rows)" readonly>\#(words)</textarea></div>"#
    }

    package func area(
        _ name: String, _ label: String, hint: String? = nil, value: String = "", rows: Int = 4, isVoice: Bool = true,
        isRequired: Bool = false, placeholder: String? = nil
    ) -> HTML {
        let typed = fields.texts.contains { $0.name == name } ? fields.raw(name) : value
        return field(
            name, label, hint,
            """
            <textarea id="\(name)" name="\(name)" rows="\(rows)"\(attribute: "class", isVoice ? "voice" : nil)\
            \(attribute: "placeholder", placeholder)\(attribute: "aria-describedby", described(name, hint))\
            \(attribute: "aria-invalid", errors[name] == nil ? nil : "true")\(flag: "required", if: isRequired)>\(typed)</textarea>
            """
        )
    }

    /// One of many, in a list that unfolds.
    package func list(_ name: String, _ label: String, hint: String? = nil, _ choices: [(value: String, title: String)], chosen: String? = nil) -> HTML {
        let chosen = fields.texts.contains { $0.name == name } ? fields.raw(name) : chosen
        let rows = choices.map { #"<option value="\#($0.value)"\#(flag: "selected", if: $0.value == chosen)>\#($0.title)</option>"# as HTML }
        return field(
            name, label, hint,
            """
            <select id="\(name)" name="\(name)"\(attribute: "aria-describedby", described(name, hint))\
            \(attribute: "aria-invalid", errors[name] == nil ? nil : "true")>\(each: rows, { $0 })</select>
            """
        )
    }

    /// One of a few, each with a line of explanation. Nothing is chosen unless `chosen` or the form said so.
    package func options(_ name: String, _ legend: String, _ choices: [(value: String, title: String, line: String?)], chosen: String? = nil) -> HTML {
        let chosen = fields.texts.contains { $0.name == name } ? fields.raw(name) : chosen
        let rows = choices.map { choice in
            """
            <label class="opt"><input type="radio" name="\(name)" value="\(choice.value)"\(flag: "checked", if: choice.value == chosen)>\
            <span><b>\(choice.title)</b>\(optional: choice.line.map { "<br><span class=\"small quiet\">\($0)</span>" })</span></label>
            """ as HTML
        }
        return """
            <fieldset class="stack gap-s" id="\(name)"><legend class="label">\(legend)</legend>\(each: rows, { $0 })\(message(name))</fieldset>
            """
    }

    /// A box to tick; never ticked unless the form came back with it ticked.
    /// - Parameter isOn: how it stands while the form has not been sent.
    package func tick(_ name: String, _ label: HTML, value: String = "yes", isOn: Bool = false) -> HTML {
        let id = value == "yes" ? name : "\(name)-\(value)"
        let isTicked = fields.texts.isEmpty ? isOn : fields.texts.contains { $0.name == name && $0.text == value }
        return """
            <div class="tickbox"><label class="pick"><input type="checkbox" id="\(id)" name="\(name)" value="\(value)"\(flag: "checked", if: isTicked)\
            \(attribute: "aria-invalid", errors[name] == nil ? nil : "true")\(attribute: "aria-describedby", errors[name] == nil ? nil : name + "-error")>\
            <span>\(label)</span></label>\(message(name))</div>
            """
    }

    /// What is wrong, at the top of the form, with links to the fields. Empty where nothing is.
    package var summary: HTML {
        guard !errors.isEmpty else { return "" }
        let lines = errors.fields.map { field in #"<li><a href="\#("#\(field)" as Href)">\#(errors[field] ?? "")</a></li>"# as HTML }
        return """
            <div class="note amber" role="alert" tabindex="-1">\(draw.icon(.alert))<div><strong>Almost there.</strong>\
            <ul>\(each: lines, { $0 })</ul></div></div>
            """
    }

    /// What is wrong with one field, beside it.
    package func message(_ name: String) -> HTML {
        guard let sentence = errors[name] else { return "" }
        return #"<p class="wrong" id="\#(name)-error">\#(draw.icon(.alert, .small))<span>\#(sentence)</span></p>"#
    }

    private func described(_ name: String, _ hint: String?) -> String? {
        let ids = [hint == nil ? nil : name + "-hint", errors[name] == nil ? nil : name + "-error"].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    private func field(_ name: String, _ label: String, _ hint: String?, _ control: HTML) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>\
        \(optional: hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" })\(control)\(message(name))</div>
        """
    }

    /// The hidden field that proves that a form came from our own page.
    package static func token(_ token: String) -> HTML { #"<input type="hidden" name="token" value="\#(token)">"# }
}
