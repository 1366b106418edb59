//! Values that the file leaves to the process: `${name}`, `$sys{name}`, `$env{name}`.
//!
//! `${name}` is what axis2 replaces in members: a system property, else an environment variable. `$sys{}` and `$env{}`
//! are WSO2's own, in any value. `$ref{}` and `$secret{}` need the rest of the product and are refused. One pass: what
//! is put in is not looked at again.

use crate::config::outside::Outside;

/// For messages.
pub(super) const ACCEPTED: &str =
    "${NAME}, $sys{NAME} or $env{NAME} of something that is set, or the value itself";

/// Puts the values in; the error says what is wrong. Without `plain`, `${name}` is ordinary text.
pub(super) fn substitute(text: &str, outside: &Outside<'_>, plain: bool) -> Result<String, String> {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(dollar) = rest.find('$') {
        result.push_str(&rest[..dollar]);
        let behind = &rest[dollar + 1..];
        let kinds = [("{", plain), ("sys{", true), ("env{", true), ("ref{", true), ("secret{", true)];
        let kind = kinds
            .into_iter()
            .find_map(|(kind, on)| on.then(|| behind.strip_prefix(kind).map(|b| (kind, b)))?);
        let Some((kind, behind)) = kind else {
            result.push('$');
            rest = behind;
            continue;
        };
        let (name, behind) = behind.split_once('}').ok_or_else(|| format!("${kind} is not closed"))?;
        let (value, missing) = match kind {
            "{" => {
                (outside.either(name), "neither a system property nor an environment variable of that name")
            }
            "sys{" => ((outside.system_property)(name), "no system property of that name"),
            "env{" => ((outside.environment)(name), "no environment variable of that name"),
            _ => (None, "not resolved here"),
        };
        result.push_str(&value.ok_or_else(|| format!("${kind}{name}}}: {missing}"))?);
        rest = behind;
    }
    result.push_str(rest);
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, plain: bool) -> Result<String, String> {
        let system_property = |name: &str| (name == "node" || name == "both").then(|| format!("sys-{name}"));
        let environment = |name: &str| (name == "HOST" || name == "both").then(|| format!("env-{name}"));
        substitute(text, &Outside { system_property: &system_property, environment: &environment }, plain)
    }

    #[test]
    fn system_properties_come_before_the_environment() {
        assert_eq!(run("${both}:${HOST}", true).unwrap(), "sys-both:env-HOST");
        assert_eq!(run("$env{both}.$sys{both}", false).unwrap(), "env-both.sys-both");
        assert_eq!(run("a$b$", true).unwrap(), "a$b$");
        assert_eq!(run("${node}", false).unwrap(), "${node}", "not replaced where WSO2 does not");
    }

    #[test]
    fn what_is_not_set_is_named() {
        let missing = "${nope}: neither a system property nor an environment variable of that name";
        assert_eq!(run("a${nope}", true).unwrap_err(), missing);
        assert_eq!(run("$env{nope}", true).unwrap_err(), "$env{nope}: no environment variable of that name");
        assert_eq!(run("$sys{HOST}", true).unwrap_err(), "$sys{HOST}: no system property of that name");
        assert_eq!(run("$ref{server.node_ip}", true).unwrap_err(), "$ref{server.node_ip}: not resolved here");
        assert_eq!(run("${node", true).unwrap_err(), "${ is not closed");
    }
}
