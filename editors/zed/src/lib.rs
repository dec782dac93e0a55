use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result};

struct Zhubi;

impl zed::Extension for Zhubi {
    fn new() -> Self {
        Zhubi
    }

    /// The program named in Zed's settings, or `zhubi` on the PATH.
    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &zed::Worktree) -> Result<zed::Command> {
        let named = LspSettings::for_worktree(id.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary)
            .and_then(|binary| binary.path);
        let command = named
            .or_else(|| worktree.which("zhubi"))
            .ok_or_else(|| "找不到 zhubi，请先安装并放进 PATH / zhubi is not on the PATH".to_string())?;
        Ok(zed::Command { command, args: vec!["lsp".into()], env: worktree.shell_env() })
    }

    /// `lsp.zhubi.settings` of Zed is the section `zhubi` that the server asks for.
    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree).ok().and_then(|s| s.settings);
        Ok(settings.map(|settings| zed::serde_json::json!({ "zhubi": settings })))
    }
}

zed::register_extension!(Zhubi);
