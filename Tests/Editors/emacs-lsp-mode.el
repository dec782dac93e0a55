;;; emacs-lsp-mode.el --- What emacs.el needs of lsp-mode  -*- lexical-binding: t; coding: utf-8 -*-

(setq lsp-session-file (expand-file-name "session" (getenv "HOME"))
      lsp-auto-guess-root t lsp-restart 'ignore lsp-keep-workspace-alive nil lsp-warn-no-matched-clients nil
      lsp-auto-execute-action nil lsp-enable-file-watchers nil)
(require 'lsp-mode)
;; Done when a package is activated; here they may only be unpacked.
(load "lsp-mode-autoloads" t t)
(load "company-autoloads" t t)

(defun drive-start ()
  (lsp)
  (drive-step "the server starts"
              (drive-wait (lambda () (and (lsp-workspaces) (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))) 15)
              (lsp-workspaces)))

(defun drive-marks (line)
  "What the findings of a LINE cover."
  (delq nil (mapcar (lambda (finding)
                      (let* ((range (lsp:diagnostic-range finding))
                             (start (lsp--position-to-point (lsp:range-start range))))
                        (when (= line (1- (line-number-at-pos start)))
                          (buffer-substring-no-properties start (lsp--position-to-point (lsp:range-end range))))))
                    (append (lsp--get-buffer-diagnostics) nil))))

(defun drive-card ()
  (lsp-describe-thing-at-point)
  (when-let ((buffer (get-buffer "*lsp-help*")))
    (with-current-buffer buffer (buffer-substring-no-properties (point-min) (point-max)))))

(defun drive-act () (call-interactively #'lsp-execute-code-action))

(defun drive-capf () (lsp-completion-at-point))

(defun drive-rename-to (name) (lsp-rename name))

(defun drive-stop ()
  (let ((workspace (car (lsp-workspaces))))
    (with-lsp-workspace workspace (lsp-workspace-shutdown workspace))
    (drive-step "the server stops" (drive-wait (lambda () (not (lsp-workspaces)))))))
;;; emacs-lsp-mode.el ends here
