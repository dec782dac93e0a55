;;; emacs-eglot.el --- What emacs.el needs of eglot  -*- lexical-binding: t; coding: utf-8 -*-

(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)

(defun drive-start ()
  (call-interactively #'eglot)
  (drive-step "the server starts" (drive-wait #'eglot-current-server 15)))

(defun drive-marks (line)
  "What the findings of a LINE cover."
  (flymake-start)
  (delq nil (mapcar (lambda (finding)
                      (when (= line (1- (line-number-at-pos (flymake-diagnostic-beg finding))))
                        (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
                    (flymake-diagnostics))))

(defun drive-card ()
  (let (card)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq card text)))
    (drive-wait (lambda () card))
    (and card (substring-no-properties card))))

(defun drive-act ()
  (setq last-nonmenu-event ?x)
  (eglot-code-actions (point) (1+ (point)) nil t)
  (eglot--signal-textDocument/didChange))

(defun drive-capf () (eglot-completion-at-point))

(defun drive-rename-to (name) (eglot-rename name))

(defun drive-stop ()
  (eglot-shutdown (eglot-current-server))
  (drive-step "the server stops" (not (eglot-current-server))))
;;; emacs-eglot.el ends here
